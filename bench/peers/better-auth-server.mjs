// A better-auth server on PostgreSQL, in a process of its own: prints one line of JSON with its address and an administrator's cookie.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { admin } from 'better-auth/plugins';
import pg from 'pg';

const database = new pg.Pool({ connectionString: process.env.PEER_DATABASE_URL, max: 16 });
const origin = `http://127.0.0.1:${process.env.PEER_PORT}`;
const options = {
  baseURL: origin,
  secret: 'a secret of a measurement that ends with it',
  database,
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  trustedOrigins: [origin],
  plugins: [admin()],
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
const auth = betterAuth(options);
const answer = toNodeHandler(auth);
const http = createServer((request, response) => {
  void answer(request, response);
});
await new Promise((resolve) => http.listen(Number(process.env.PEER_PORT), '127.0.0.1', resolve));

const person = { name: 'Bente Bænk', email: 'bente@example.test', password: 'a long password of a measurement' };
await auth.api.signUpEmail({ body: person });
await database.query(`update "user" set role = 'admin' where email = $1`, [person.email]);
const signedIn = await auth.api.signInEmail({ body: person, asResponse: true });
const cookie = signedIn.headers
  .getSetCookie()
  .map((text) => text.split(';')[0])
  .join('; ');
console.log(JSON.stringify({ origin, cookie }));

process.on('SIGTERM', () => {
  http.closeAllConnections();
  http.close(() => void database.end());
});

import { Client, escapeLiteral } from 'pg';
import { loopback } from './free-port.ts';
import { superuserName } from './make-cluster.ts';
import type { DatabasePasswords } from './passwords.ts';

/** The database in the embedded PostgreSQL that Tillid's tables live in. */
export const databaseName = 'tillid';

/** The login of each kind; the superuser only makes the other two. */
export const loginNames: Readonly<Record<keyof DatabasePasswords, string>> = {
  superuser: superuserName,
  owner: 'tillid_owner',
  server: 'tillid_server',
};

/** The connection URL of a login of the embedded PostgreSQL. */
export function connectionUrl(
  login: keyof DatabasePasswords,
  passwords: DatabasePasswords,
  port: number,
  database = login === 'superuser' ? superuserName : databaseName,
): string {
  return `postgresql://${loginNames[login]}:${passwords[login]}@${loopback}:${port}/${database}`;
}

/** Makes the two logins and the database where they are missing: also after a first start that was killed half-way. */
export async function provideLogins(passwords: DatabasePasswords, port: number): Promise<void> {
  const client = new Client({ connectionString: connectionUrl('superuser', passwords, port) });
  await client.connect();
  try {
    // The owner makes the group roles of the migrations; the server's login has rights only while it acts as one of those.
    await provideLogin(client, loginNames.owner, `createrole password ${escapeLiteral(passwords.owner)}`);
    await provideLogin(client, loginNames.server, `noinherit password ${escapeLiteral(passwords.server)}`);
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName} owner ${loginNames.owner}`);
  } finally {
    await client.end();
  }
}

async function provideLogin(client: Client, name: string, attributes: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [name]);
  if (found.rowCount === 0) await client.query(`create role ${name} login ${attributes}`);
}

import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, mock, test } from 'node:test';
import { force } from '../../../../../test/support/activation.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { openEventStream } from '../../../../../test/support/event-stream.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

const times = Array.from({ length: 20 }, (_, index) => index);

test('a log-in always gives a session of its own, whatever session the browser brought along', async () => {
  const planted = await server.signIn('user');
  const session = planted.cookies.get('tillid_session') ?? '';
  const victim = server.visitor();
  victim.cookies.set('tillid_session', session);
  await server.logIn(victim, server.organisation.users['user-administrator'].person);
  assert.notEqual(victim.cookies.get('tillid_session'), session);
  assert.equal((await planted.get('/api/v1/session')).body['signedIn'], false, 'the session brought along has ended');
});

test('signing out twenty times at once ends the session and nothing else', async () => {
  const client = await server.signIn('rights-administrator');
  const other = await server.signIn('rights-administrator');
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { organisationId } = server.organisation;
  const headers = { cookie, 'x-tillid-organisation': organisationId };
  const answers = await Promise.all(times.map(() => server.visitor().post('/api/v1/sign-out', {}, { headers })));
  // Those that come after the first has ended the session are nobody's.
  assert.ok(answers.every((answer) => answer.status === 204 || answer.status === 401));
  const { userId } = server.organisation.users['rights-administrator'];
  assert.equal((await server.history(userId)).filter((kind) => kind === 'user.signed-out').length, 1);
  assert.equal((await server.visitor().get('/api/v1/users', { headers })).status, 401);
  assert.equal((await other.get('/api/v1/users')).status, 200);
});

test('requests of another origin, or of none that can be told, change nothing', async () => {
  const client = await server.signIn('user-administrator');
  const foreign: readonly Record<string, string>[] = [
    { origin: 'null' },
    { origin: 'http://localhost:3000.evil.example' },
    { origin: 'https://localhost:3000' },
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    const answer = await client.post('/api/v1/sign-out', {}, { headers });
    assert.equal(answer.status, 403, JSON.stringify(headers));
  }
  assert.equal((await client.get('/api/v1/users')).status, 200);
});

/** What ends a stream of live events. */
const ends: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'its session has ended': (client) => client.post('/api/v1/sign-out'),
  'a role was taken away': () =>
    force(server, 'delete from user_role where user_id = $1', [server.organisation.users['user-administrator'].userId]),
};

for (const [what, happens] of Object.entries(ends)) {
  test(`a stream of live events ends when ${what}`, async () => {
    const { app } = server.platform.http;
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const client = await server.signIn('user-administrator');
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      const stream = await openEventStream(port, client);
      assert.equal(stream.status, 200);
      let ended = false;
      const end = stream.ended.then(() => (ended = true));
      mock.timers.tick(30_000);
      assert.equal((await client.get('/api/v1/users')).status, 200);
      assert.equal(ended, false);
      await happens(client);
      mock.timers.tick(30_000);
      await end;
    } finally {
      mock.timers.reset();
    }
  });
}

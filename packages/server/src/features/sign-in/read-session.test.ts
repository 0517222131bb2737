import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { force } from '../../../../../test/support/activation.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
let beforeAnswer: () => Promise<void> = async () => undefined;
before(async () => {
  server = await startTestServer();
  // Runs when the caller of a request is known and its answer is not begun.
  server.platform.http.app.addHook('preHandler', () => beforeAnswer());
});
after(() => server.stop());

test('whoever is deleted while the session is being read is signed out', async () => {
  const client = await server.signIn('user');
  assert.equal((await client.get('/api/v1/session')).body['signedIn'], true);
  const { userId } = server.organisation.users.user;
  beforeAnswer = () => force(server, 'delete from business_user where id = $1', [userId]);
  const answer = await client.get('/api/v1/session');
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.body, { signedIn: false, demo: true });
});

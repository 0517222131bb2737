import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { activate, createPending, newestToken, refusalsOf } from '../../../../../test/support/activation.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

test('what breaks on our side after the eID ends at the page of activations, and the link stays good', async () => {
  const user = await createPending(await server.signIn('user-administrator'));
  const token = await newestToken(server, user.email);
  await server.query(`
    create function refuse_proofing() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
    create trigger refuse_proofing before insert on identity_proofing for each row execute function refuse_proofing()`);
  const { person } = user;
  const visitor = server.visitor();
  assert.equal(await activate(server, visitor, { token, person }), '/activate/refused/failed');
  assert.equal((await visitor.get('/api/v1/session')).body['signedIn'], false);
  assert.deepEqual(await refusalsOf(server, user.userId), []);
  await server.query('drop trigger refuse_proofing on identity_proofing');
  assert.equal(await activate(server, server.visitor(), { token, person }), '/activate/done');
});

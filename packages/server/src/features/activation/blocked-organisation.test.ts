import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import {
  activate,
  createPending,
  newForeigner,
  newestToken,
  refusalsOf,
} from '../../../../../test/support/activation.ts';
import { readRefusal } from '../../../../../test/support/answers.ts';
import { setOrganisationStatus } from '../../../../../test/support/organisation.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const blocked = {
  status: 422,
  code: 'rule-broken',
  errors: [{ pointer: '', code: 'organisation-blocked' }],
};

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});
afterEach(() => setStatus('active'));

async function setStatus(status: string): Promise<void> {
  const { organisationId } = server.organisation;
  await setOrganisationStatus(server, organisationId, status);
}

async function pending(person = newForeigner()) {
  const user = await createPending(await server.signIn('user-administrator'), { person });
  return { ...user, token: await newestToken(server, user.email) };
}

async function expectRefused(userId: string): Promise<void> {
  assert.deepEqual(await refusalsOf(server, userId), ['organisation-blocked']);
  const users = await server.query('select status from business_user where id = $1', [userId]);
  assert.deepEqual(users, [{ status: 'pending-activation' }]);
}

for (const status of ['dissolving', 'terminated']) {
  test(`${status}: nobody begins to activate`, async () => {
    const { userId, token } = await pending();
    await setStatus(status);
    const started = await server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
    assert.deepEqual(readRefusal(started), blocked);
    await expectRefused(userId);
  });
}

test('an organisation that is closed while somebody logs in has no new user', async () => {
  const { userId, token, person } = await pending();
  const client = server.visitor();
  const started = await client.post(`/api/v1/activation/${token}/start`, { language: 'da' });
  await setStatus('dissolving');
  const path = await server.proveAt(client, String(started.body['location']), person);
  assert.equal(path, '/activate/refused/organisation-blocked');
  assert.equal(client.cookies.has('tillid_session'), false);
  await expectRefused(userId);
});

test('nor by the code, which stays good', async () => {
  const { userId, token, person, code } = await pending();
  const client = server.visitor();
  assert.equal(await activate(server, client, { token, person }), '/activate/code');
  await setStatus('dissolving');
  assert.deepEqual(readRefusal(await client.post('/api/v1/activation-proof/code', { code })), blocked);
  await expectRefused(userId);
  await setStatus('active');
  assert.equal((await client.post('/api/v1/activation-proof/code', { code })).status, 200);
});

test('within the notice of an organisation that leaves its people activate as ever', async () => {
  const { token, person } = await pending();
  await setStatus('terminating');
  assert.equal(await activate(server, server.visitor(), { token, person }), '/activate/code');
});

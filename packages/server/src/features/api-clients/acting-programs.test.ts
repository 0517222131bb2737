import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apiClientPermissions } from '@tillid/domain/access/api-client-permissions';
import {
  asProgram,
  makeApiClient,
  secretForm,
  sendTokenRequest,
  type TestApiClient,
} from '../../../../../test/support/api-client.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { header, line } from '../../../../../test/support/import-trial.ts';
import { createUserBy, newUserBody } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
let program: TestApiClient;
let client: Client;
let userAdministrator: Client;

before(async () => {
  server = await startTestServer({ API_CLIENT_REQUESTS_PER_MINUTE: '60' });
  program = await makeApiClient(await server.signIn('organisation-administrator'), apiClientPermissions);
  client = await asProgram(server, program);
  userAdministrator = await server.signIn('user-administrator');
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

async function actorsOf(userId: string): Promise<unknown[]> {
  const history = await userAdministrator.get(`/api/v1/users/${userId}/history`);
  const items = history.body['items'] as unknown as { actorKind: string; actorName: string | null }[];
  return [...new Set(items.map((item) => `${item.actorKind}: ${item.actorName}`))];
}

describe('what a program does is told as its doing', () => {
  test('creating a user, whose mail is from the organisation', async () => {
    const mailsBefore = server.mails.length;
    const { user } = await createUserBy(client, { email: 'oprettet@example.test' });
    assert.deepEqual(await actorsOf(user.userId), ['api-client: Lønsystem (API)']);
    await server.jobs.drained();
    const mail = server.mails.slice(mailsBefore).find((each) => each.to === 'oprettet@example.test');
    assert.match(mail?.text ?? '', /sendt for Nordhavn Kommune/);
  });

  test('importing users and sending them for activation', async () => {
    const bytes = new TextEncoder().encode([header, line(), line()].join('\r\n'));
    const uploaded = await client.upload('/api/v1/imports?menuItem=create', { name: 'users.csv', bytes });
    const path = `/api/v1/imports/${String(uploaded.body['importId'])}`;
    await server.jobs.drained();
    const checked = await client.get(path);
    assert.equal(checked.body['uploadedBy'], 'Lønsystem (API)');
    const applying = await client.post(
      `${path}/apply`,
      { mode: 'all-or-nothing' },
      { ifMatch: checked.body['version'] },
    );
    assert.equal(applying.status, 202, applying.text);
    await server.jobs.drained();
    const imported = await userAdministrator.get('/api/v1/imported-users');
    const userIds = (imported.body['items'] as unknown as { userId: string }[]).map((item) => item.userId);
    assert.equal(userIds.length, 2);
    const ordered = await client.post('/api/v1/activation-orders', {
      selection: { userIds },
      authenticator: 'private',
      authenticatorLimit: 1,
    });
    assert.equal(ordered.status, 202, ordered.text);
    await server.jobs.drained();
    for (const userId of userIds) assert.deepEqual(await actorsOf(userId), ['api-client: Lønsystem (API)']);
  });

  test('even when the program is deleted', async () => {
    const administrator = await server.signIn('organisation-administrator');
    const brief = await makeApiClient(administrator, ['users:create'], 'Kort tid');
    const { user } = await createUserBy(await asProgram(server, brief));
    await administrator.delete(`/api/v1/api-clients/${brief.apiClientId}`, { ifMatch: brief.version });
    assert.deepEqual(await actorsOf(user.userId), ['api-client: Kort tid (API)']);
  });

  test('once for one idempotency key, which is not another program’s', async () => {
    const body = newUserBody();
    const key = 'a-key-of-the-program';
    const first = await client.post('/api/v1/users', body, { key });
    const second = await client.post('/api/v1/users', body, { key });
    assert.equal(first.status, 201, first.text);
    assert.deepEqual(second.body, first.body);
    const other = await makeApiClient(await server.signIn('organisation-administrator'), ['users:create'], 'Et andet');
    const third = await (await asProgram(server, other)).post('/api/v1/users', body, { key });
    assert.equal(third.status, 409);
    assert.equal(third.body['errors']?.[0]?.['code'], 'already-exists');
  });
});

describe('what wants a person who has just logged in, a program may not', () => {
  test('making a code', async () => {
    const { user } = await createUserBy(userAdministrator, { cpr: null });
    const answer = await client.post(`/api/v1/users/${user.userId}/activation-code`);
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.body['errors'], [{ pointer: '', code: 'person-required' }]);
    assert.equal((await client.get(`/api/v1/users/${user.userId}`)).status, 200);
  });

  test('creating a user without CPR number, who would get one', async () => {
    const answer = await client.post('/api/v1/users', newUserBody({ cpr: null }));
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.body['errors'], [{ pointer: '', code: 'person-required' }]);
  });
});

test('a program has its own limit of requests', async () => {
  const answer = await sendTokenRequest(server, secretForm(program));
  const headers = { authorization: `Bearer ${String(answer.body['access_token'])}` };
  server.clock.advance({ minutes: 1 });
  const visitor = server.visitor();
  for (let sent = 0; sent < 60; sent += 1) {
    const answered = await visitor.get('/api/v1/users', { headers });
    assert.equal(answered.status, 200);
  }
  const limited = await visitor.get('/api/v1/users', { headers });
  assert.equal(limited.status, 429);
  assert.equal(limited.headers['retry-after'], '60');
  server.clock.advance({ minutes: 1 });
  assert.equal((await visitor.get('/api/v1/users', { headers })).status, 200);
});

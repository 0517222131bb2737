import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sendTokenRequest } from '../../../../../test/support/api-client.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

const refusals = (from: number) => server.logged('request refused').slice(from);

test('who has no session, and who lacks a permission, is written down with ids alone', async () => {
  const earlier = refusals(0).length;
  const user = await server.signIn('user');
  assert.equal((await server.visitor().get('/api/v1/users')).status, 401);
  assert.equal((await user.get('/api/v1/users?search=Hemmelig')).status, 403);
  const [nobody, somebody, ...others] = refusals(earlier);
  assert.deepEqual(
    [nobody?.['endpoint'], nobody?.['code'], nobody?.['actor']],
    ['listUsers', 'not-authenticated', undefined],
  );
  assert.deepEqual([somebody?.['code'], somebody?.['reason']], ['not-permitted', 'permission-missing']);
  const { userId } = server.organisation.users.user;
  assert.deepEqual(somebody?.['actor'], { kind: 'user', id: userId });
  assert.equal(somebody?.['organisation'], server.organisation.organisationId);
  assert.match(String(somebody?.['requestId']), /^[0-9a-f-]{36}$/);
  assert.deepEqual(others, []);
});

test('a page of another origin, another organisation and an unreadable request are written down', async () => {
  const earlier = refusals(0).length;
  const admin = await server.signIn('user-administrator');
  const foreign = { headers: { origin: 'https://evil.example' } };
  assert.equal((await admin.post('/api/v1/users', {}, foreign)).status, 403);
  const elsewhere = { headers: { 'x-tillid-organisation': server.otherOrganisation.organisationId } };
  assert.equal((await admin.get('/api/v1/users', elsewhere)).status, 409);
  assert.equal((await admin.get('/api/v1/users', { headers: { 'x-tillid-organisation': '' } })).status, 409);
  assert.deepEqual(
    refusals(earlier).map((line) => line['reason']),
    ['foreign-origin', 'other-organisation', 'other-organisation'],
  );
});

test('what a form can be wrong in is no attack and no line', async () => {
  const earlier = refusals(0).length;
  const admin = await server.signIn('user-administrator');
  assert.equal((await admin.post('/api/v1/users', { firstName: 1 })).status, 422);
  assert.equal((await admin.get('/api/v1/users/0198f3a0-7c11-7abc-9123-010180123456')).status, 404);
  assert.deepEqual(refusals(earlier), []);
});

test('a flood writes 300 lines a minute and says at the last that the rest is counted alone', async () => {
  server.clock.advance({ minutes: 1 });
  const earlier = refusals(0).length;
  const visitor = server.visitor();
  for (let sent = 0; sent < 310; sent += 1) await visitor.get('/api/v1/users');
  const lines = refusals(earlier);
  assert.equal(lines.length, 300);
  assert.match(String(lines.at(-1)?.['last']), /counted alone/);
  server.clock.advance({ minutes: 1 });
  await visitor.get('/api/v1/users');
  assert.equal(refusals(earlier).length, 301);
});

test('a log-in of somebody who is no user, and a client that cannot prove itself, are written down', async () => {
  await server.logIn(server.visitor(), newPerson());
  await server.logIn(server.visitor(), 'cancel');
  const visitor = server.visitor();
  const started = await visitor.post('/api/v1/operator/sign-in/start', { returnTo: null, language: 'da' });
  await server.proveAt(visitor, String(started.body['location']), newPerson({ level: 'high' }));
  assert.deepEqual(
    server.logged('log-in refused').map((line) => [line['purpose'], line['reason']]),
    [
      ['sign-in', 'no-user'],
      ['sign-in', 'cancelled'],
      ['operator', 'no-operator'],
    ],
  );
  const form = { grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'wrong' };
  assert.equal((await sendTokenRequest(server, form)).status, 401);
  assert.deepEqual(
    server.logged('token refused').map((line) => line['code']),
    ['invalid_client'],
  );
});

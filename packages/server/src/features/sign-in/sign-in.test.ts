import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { force } from '../../../../../test/support/activation.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { createTestOrganisation } from '../../../../../test/support/organisation.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { localPath } from './start-sign-in.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

async function begin(client: Client): Promise<string> {
  const started = await client.post('/api/v1/sign-in/start', { returnTo: '/users?search=a', language: 'da' });
  assert.equal(started.status, 200);
  return started.body['location'];
}

function isSignedIn(client: Client): Promise<boolean> {
  return client.get('/api/v1/session').then((answer) => Boolean(answer.body['signedIn']));
}

test('a user logs in with the eID, lands where the page was, and is seen with roles and permissions', async () => {
  const client = server.visitor();
  const { person, userId } = server.organisation.users['user-administrator'];
  const path = await server.proveAt(client, await begin(client), person);
  assert.equal(path, '/users?search=a');
  const session = await client.get('/api/v1/session');
  assert.equal(session.body['user']?.['userId'], userId);
  assert.deepEqual(session.body['user']?.['roles'], ['user', 'user-administrator']);
  assert.equal(session.body['organisation']?.['cvr'], '90010018');
  assert.ok((session.body['permissions'] as unknown as string[]).includes('users:create'));
  assert.deepEqual((await server.history(userId)).slice(-2), ['authenticator.bound', 'user.signed-in']);
});

test('a person who is user in several organisations chooses, and only among those', async () => {
  const person = newPerson();
  await addUser(server, person);
  const second = await createTestOrganisation(server.platform, { cvr: '90010042', name: 'Østhavn Skole' });
  const userId = await addUser(server, person, { organisationId: second.organisationId });
  const client = server.visitor();
  assert.equal(await server.logIn(client, person), '/choose-organisation');
  assert.equal(await isSignedIn(client), false);
  const choices = await client.get('/api/v1/sign-in/choices');
  assert.deepEqual(
    (choices.body['organisations'] as unknown as { name: string }[]).map(({ name }) => name).toSorted(),
    ['Nordhavn Kommune', 'Østhavn Skole'],
  );
  for (const organisation of [server.otherOrganisation, second]) {
    const others = { organisationId: organisation.organisationId, userId: organisation.users.user.userId };
    assert.equal((await client.post('/api/v1/sign-in/choose', others)).status, 404);
  }
  const chosen = await client.post('/api/v1/sign-in/choose', { organisationId: second.organisationId, userId });
  assert.deepEqual(chosen.body, { location: '/' });
  assert.equal((await client.get('/api/v1/session')).body['organisation']?.['name'], 'Østhavn Skole');
  assert.equal((await client.get('/api/v1/sign-in/choices')).status, 401);
});

test('the page where the log-in was begun is gone back to, unless it is one of another organisation', async () => {
  const person = newPerson();
  const userIds = new Map<string, string>();
  for (const { organisationId } of [server.organisation, server.otherOrganisation])
    userIds.set(organisationId, await addUser(server, person, { organisationId }));
  for (const [organisationId, userId] of userIds) {
    const client = server.visitor();
    client.organisationId = server.organisation.organisationId;
    assert.equal(await server.proveAt(client, await begin(client), person), '/choose-organisation');
    const chosen = await client.post('/api/v1/sign-in/choose', { organisationId, userId });
    const location = organisationId === server.organisation.organisationId ? '/users?search=a' : '/';
    assert.deepEqual(chosen.body, { location });
  }
});

test('a choice that no longer holds when it is made signs nobody in', async () => {
  const person = newPerson();
  const userId = await addUser(server, person);
  await addUser(server, person, { organisationId: server.otherOrganisation.organisationId });
  const client = server.visitor();
  assert.equal(await server.logIn(client, person), '/choose-organisation');
  await force(server, "update business_user set status = 'deactivated' where id = $1", [userId]);
  const { organisationId } = server.organisation;
  assert.equal((await client.post('/api/v1/sign-in/choose', { organisationId, userId })).status, 404);
  assert.equal(await isSignedIn(client), false);
  assert.equal((await server.history(userId)).at(-1), 'user.sign-in-refused');
});

test('a session ends after 30 minutes without activity, and reading it is no activity', async () => {
  const client = await server.signIn('user-administrator');
  server.clock.advance({ minutes: 20 });
  assert.equal((await client.get('/api/v1/session')).body['signedIn'], true);
  server.clock.advance({ minutes: 11 });
  assert.equal(await isSignedIn(client), false);
  assert.equal((await client.get('/api/v1/users')).status, 401);
});

test('activity prolongs a session, up to eight hours', async () => {
  const client = await server.signIn('user-administrator');
  for (let minutes = 0; minutes < 8 * 60 - 25; minutes += 25) {
    server.clock.advance({ minutes: 25 });
    assert.equal((await client.post('/api/v1/session/extend')).status, 200, `after ${minutes} minutes`);
  }
  server.clock.advance({ minutes: 25 });
  assert.equal(await isSignedIn(client), false);
});

test('a log-in ends the session that the browser had before, also one of another organisation', async () => {
  const { user, 'user-administrator': administrator } = server.organisation.users;
  const client = await server.otherOrganisation.signIn('user');
  for (const { person } of [administrator, user]) {
    const previous = client.cookies.get('tillid_session') ?? '';
    assert.equal(await server.logIn(client, person), '/');
    const old = server.visitor();
    old.cookies.set('tillid_session', previous);
    assert.equal(await isSignedIn(old), false);
    assert.equal(await isSignedIn(client), true);
  }
  assert.equal((await server.history(administrator.userId)).at(-1), 'user.signed-out');
});

test('signing out ends the session for good', async () => {
  const client = await server.signIn('user');
  const cookie = client.cookies.get('tillid_session') ?? '';
  assert.equal((await client.post('/api/v1/sign-out')).status, 204);
  assert.equal(client.cookies.has('tillid_session'), false);
  client.cookies.set('tillid_session', cookie);
  assert.equal(await isSignedIn(client), false);
  assert.equal((await server.history(server.organisation.users.user.userId)).at(-1), 'user.signed-out');
});

test('a forged cookie is nobody, and a log-in gives a new one', async () => {
  const client = server.visitor();
  const { organisationId } = server.organisation;
  for (const forged of [
    'x',
    `${organisationId}.${'A'.repeat(43)}`,
    organisationId,
    `${'0'.repeat(36)}.${'A'.repeat(43)}`,
    `' or 1=1 --.${'A'.repeat(43)}`,
  ]) {
    client.cookies.set('tillid_session', forged);
    assert.equal(await isSignedIn(client), false, forged);
  }
  const planted = client.cookies.get('tillid_session');
  await server.logIn(client, server.organisation.users.user.person);
  assert.notEqual(client.cookies.get('tillid_session'), planted);
  assert.equal(await isSignedIn(client), true);
});

test("a session of one organisation is nobody with another organisation's id in the cookie", async () => {
  const client = await server.signIn('user-administrator');
  const [, token] = (client.cookies.get('tillid_session') ?? '').split('.');
  client.cookies.set('tillid_session', `${server.otherOrganisation.organisationId}.${token}`);
  assert.equal(await isSignedIn(client), false);
});

test('a role that is taken away counts at the next request', async () => {
  const client = await server.signIn('rights-administrator');
  assert.equal((await client.get('/api/v1/users')).status, 200);
  const { userId } = server.organisation.users['rights-administrator'];
  await force(server, 'delete from user_role where user_id = $1', [userId]);
  assert.equal((await client.get('/api/v1/users')).status, 403);
});

test('after a log-in the browser goes to a path of this application only', () => {
  assert.equal(localPath('/users?search=å'), '/users?search=%C3%A5');
  for (const path of [
    null,
    '',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%2F/evil',
    'javascript:alert(1)',
    '/users/..//evil.example',
    '/users/%2e%2e//evil.example',
    '/users/../\\evil.example',
    '/9/../..//evil.example/x?y',
    '/users/\t..//evil.example',
  ]) {
    assert.equal(localPath(path), '/', String(path));
  }
});

test('no problem was answered that its endpoint does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as history from '@tillid/contract/history';
import type * as contract from '@tillid/contract/users';
import {
  activate,
  addImported,
  createPending,
  newestToken,
  newForeigner,
} from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { activatedUser, removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { createUserBy, newUserBody } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { until } from '../../../../../test/support/until.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Profile = ReplyOf<typeof contract.readUser>;
type History = ReplyOf<typeof history.readUserHistory>;

const users = '/api/v1/users';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  server.clock.set('2026-03-10T11:00:00Z');
  administrator = await server.signIn('user-administrator');
});

async function profile(userId: string): Promise<Profile> {
  return readBody<Profile>(await administrator.get(`${users}/${userId}`), 200);
}

async function sessions(userId: string): Promise<number> {
  return (await server.query('select id from session where user_id = $1', [userId])).length;
}

async function deactivate(userId: string, period: { from: string | null; to: string | null }): Promise<void> {
  const { version } = await profile(userId);
  readBody(await administrator.put(`${users}/${userId}/deactivation`, period, { ifMatch: version }), 200);
}

suite('afterwards', () => {
  test('the person is refused at the next request, finds no way in, and is nobody to go on as', async () => {
    const { userId, client, person } = await activatedUser(server, administrator);
    assert.equal((await client.get('/api/v1/profile')).status, 200);
    assert.equal((await removeUser(server, administrator, userId)).status, 204);
    assert.equal((await client.get('/api/v1/profile')).status, 401);
    const [path, happened] = await whatHappens(server, () => server.logIn(server.visitor(), person));
    assert.equal(path, '/sign-in-refused?reason=no-user');
    assert.deepEqual(happened, nothing);
  });

  test('an old link says that the user is deleted, and after a new creation that there is a newer one', async () => {
    const { userId, person, email } = await createPending(administrator);
    const token = await newestToken(server, email);
    await removeUser(server, administrator, userId);
    const start = () => server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
    assert.equal(readRefusal(await start()).errors[0]?.code, 'user-deleted');
    const again = await createPending(administrator, { person });
    assert.notEqual(again.userId, userId);
    server.clock.advance({ hours: 2 });
    assert.equal(readRefusal(await start()).errors[0]?.code, 'user-recreated');
  });

  test('somebody under way in the eID when the user is deleted is told so', async () => {
    const { userId, person, email } = await createPending(administrator);
    const visitor = server.visitor();
    const token = await newestToken(server, email);
    const started = await visitor.post(`/api/v1/activation/${token}/start`, { language: 'da' });
    await removeUser(server, administrator, userId);
    const path = await server.proveAt(visitor, String(started.body['location']), person);
    assert.equal(path, '/activate/refused/user-deleted');
  });

  test('a code cannot be entered any more, though the person was proven already', async () => {
    const { userId, person, email, code } = await createPending(administrator, { person: newForeigner() });
    const visitor = server.visitor();
    assert.equal(
      await activate(server, visitor, { token: await newestToken(server, email), person }),
      '/activate/code',
    );
    await removeUser(server, administrator, userId);
    const answer = await visitor.post('/api/v1/activation-proof/code', { code });
    assert.equal(readRefusal(answer).errors[0]?.code, 'user-deleted');
  });

  test('a planned deactivation, and the end of one, have nobody left to come true for', async () => {
    const { userId } = await activatedUser(server, administrator);
    await deactivate(userId, { from: '2026-03-12', to: '2026-03-13' });
    await removeUser(server, administrator, userId);
    server.clock.set('2026-03-15T11:00:00Z');
    await server.query(`select graphile_worker.add_job('nightly')`);
    await server.jobs.drained();
    assert.equal((await server.history(userId)).at(-1), 'user.deleted');
  });

  test('a mail that waits is not sent, and the change of somebody else is not held up', async () => {
    const { userId, email } = await createPending(administrator);
    await removeUser(server, administrator, userId);
    await server.jobs.drained();
    const mails = await server.query<{ status: string; sealed: Buffer | null }>(
      'select status, sealed from email where user_id = $1',
      [userId],
    );
    // The job may have been faster than the deletion.
    for (const { status, sealed } of mails) assert.ok(sealed === null && status !== 'queued', status);
    assert.ok(server.mails.filter(({ to }) => to === email).length <= 1);
  });

  test('a bulk activation under way that names the user goes on with the others', async () => {
    const imported = await addImported(server, [{ person: newPerson() }, { person: newPerson() }]);
    const [first = '', second = ''] = imported.toSorted();
    const order = { selection: { userIds: [first, second] }, authenticator: 'private', authenticatorLimit: 1 };
    // The job goes by ids, so it waits here before it comes to the second.
    await server.query('begin');
    await server.query('select from business_user where id = $1 for update', [first]);
    const answer = await administrator.post('/api/v1/activation-orders', order);
    const { activationOrderId } = readBody<{ activationOrderId: string }>(answer, 202);
    assert.equal((await removeUser(server, administrator, second)).status, 204);
    await server.query('commit');
    await server.jobs.drained();
    const ended = await administrator.get(`/api/v1/activation-orders/${activationOrderId}`);
    const { status, done, skipped } = ended.body;
    assert.deepEqual({ status, done, skipped }, { status: 'completed', done: 1, skipped: 1 });
    assert.equal((await profile(first)).status, 'pending-activation');
    assert.equal((await server.history(second)).at(-1), 'user.deleted');
  });

  test('the person is created anew as another user, with nothing of before', async () => {
    const person = newPerson();
    const userId = await addUser(server, person, { roles: ['rights-administrator'] });
    const body = newUserBody({ firstName: person.firstName, lastName: person.lastName, cpr: person.cpr ?? null });
    assert.equal(readRefusal(await administrator.post(users, body)).errors[0]?.code, 'already-exists');
    await removeUser(server, administrator, userId);
    const { user } = await createUserBy(administrator, body);
    assert.notEqual(user.userId, userId);
    assert.deepEqual([user.status, user.roles, user.activatedAt], ['pending-activation', ['user'], null]);
    const history = readBody<History>(await administrator.get(`${users}/${user.userId}/history`), 200);
    assert.deepEqual(history.items.map(({ kind }) => kind).toSorted(), [
      'user.activation-email-queued',
      'user.created',
    ]);
  });
});

suite('at the same time', () => {
  test('of two administrators who delete a user one does, and the other is told that there is none', async () => {
    const userId = await addUser(server, newPerson());
    const answers = await Promise.all([
      removeUser(server, administrator, userId),
      removeUser(server, administrator, userId),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 404]);
  });

  test('of two organisation administrators who are deleted at once one stays', async () => {
    const { organisationId, users: people } = server.otherOrganisation;
    const roles = ['organisation-administrator', 'user-administrator'] as const;
    const both = [];
    for (const person of [newPerson(), newPerson()]) {
      const userId = await addUser(server, person, { organisationId, roles });
      const client = server.visitor();
      assert.equal(await server.logIn(client, person), '/');
      client.organisationId = organisationId;
      both.push({ userId, client });
    }
    const [one, other] = both;
    assert.ok(one && other);
    const third = people['organisation-administrator'].userId;
    assert.equal((await removeUser(server, one.client, third)).status, 204);
    const listLeft = () =>
      server.query<{ user_id: string }>(
        `select user_id from user_role where organisation_id = $1 and role = 'organisation-administrator'`,
        [organisationId],
      );
    const needless = (await listLeft()).filter((row) => row.user_id !== one.userId && row.user_id !== other.userId);
    for (const { user_id: userId } of needless)
      assert.equal((await removeUser(server, one.client, userId)).status, 204);
    const deleter = await server.otherOrganisation.signIn('user-administrator');
    // Both are past the door when they come to the lock that makes the later one see what the earlier has done.
    await server.query('begin');
    await server.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `organisation administrators of ${organisationId}`,
    ]);
    const removing = Promise.all([removeUser(server, deleter, other.userId), removeUser(server, deleter, one.userId)]);
    await until(
      () => server.query(`select from pg_locks where locktype = 'advisory' and not granted`),
      (waiting) => waiting.length === 2,
    );
    await server.query('commit');
    const [refused, done] = (await removing).toSorted((a, b) => b.status - a.status);
    assert.ok(refused && done);
    assert.equal(done.status, 204);
    const errors = [{ pointer: '', code: 'last-organisation-administrator' }];
    assert.deepEqual(readRefusal(refused), { status: 422, code: 'rule-broken', errors });
    assert.equal((await listLeft()).length, 1);
  });

  test('whoever logs in while being deleted is refused as somebody who is no user', async () => {
    const person = newPerson();
    const userId = await addUser(server, person);
    const waiting = (most: number) =>
      until(
        () => server.query(`select from pg_locks where not granted`),
        (locks) => locks.length >= most,
      );
    await server.query('begin');
    await server.query('select from business_user where id = $1 for update', [userId]);
    const removing = removeUser(server, administrator, userId);
    await waiting(1);
    const entering = server.logIn(server.visitor(), person);
    await waiting(2);
    await server.query('commit');
    assert.equal((await removing).status, 204);
    assert.equal(await entering, '/sign-in-refused?reason=no-user');
    assert.equal(await sessions(userId), 0);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy, newUserBody, type UserCreated } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

type Profile = ReplyOf<typeof contract.readUser>;
type History = ReplyOf<typeof contract.readUserHistory>;

const users = '/api/v1/users';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function count(table: string, userId: string): Promise<number> {
  const column = table === 'business_user' ? 'id' : 'user_id';
  const [row] = await server.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [
    userId,
  ]);
  return row?.n ?? -1;
}

suite('deleting a user who is not yet activated', () => {
  test('access, code and mail bodies end; link and history stay', async () => {
    const { user } = await createUserBy(administrator, { cpr: null, firstName: 'Viggo', lastName: 'Forsvundet' });
    const answer = await administrator.delete(`${users}/${user.userId}`, { ifMatch: user.version });
    assert.equal(answer.status, 204);
    assert.equal(answer.text, '');
    for (const table of ['business_user', 'sign_in_identity', 'activation_code']) {
      assert.equal(await count(table, user.userId), 0, table);
    }
    assert.equal(await count('activation_link', user.userId), 1);
    const mails = await server.query<{ sealed: Buffer | null }>('select sealed from email where user_id = $1', [
      user.userId,
    ]);
    assert.deepEqual(mails, [{ sealed: null }]);
    const kept = await server.query<{ sealed_name: Buffer }>('select sealed_name from deleted_user where id = $1', [
      user.userId,
    ]);
    assert.equal(kept.length, 1);
    assert.ok(!kept[0]?.sealed_name.toString('latin1').includes('Viggo'));
    assert.equal((await administrator.get(`${users}/${user.userId}`)).status, 404);
    const history = readBody<History>(await administrator.get(`${users}/${user.userId}/history`), 200);
    assert.equal(history.items[0]?.kind, 'user.deleted');
    await server.jobs.drained();
  });

  test('a deleted CPR number can be created anew, as another user', async () => {
    const body = newUserBody();
    const first = readBody<UserCreated>(await administrator.post(users, body), 201).user;
    await administrator.delete(`${users}/${first.userId}`, { ifMatch: first.version });
    const second = readBody<UserCreated>(await administrator.post(users, body), 201).user;
    assert.notEqual(second.userId, first.userId);
  });

  for (const role of ['user', 'user-administrator', 'organisation-administrator'] as const) {
    test(`an active user is not deleted here: ${role}`, async () => {
      const { userId } = server.organisation.users[role];
      const { version, abilities } = readBody<Profile>(await administrator.get(`${users}/${userId}`), 200);
      assert.deepEqual(abilities.delete, { allowed: false, reason: 'status-does-not-allow' });
      const answer = await administrator.delete(`${users}/${userId}`, { ifMatch: version });
      const errors = [{ pointer: '', code: 'status-does-not-allow' }];
      assert.deepEqual(readRefusal(answer), { status: 422, code: 'rule-broken', errors });
      assert.equal(await count('business_user', userId), 1);
    });
  }
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy, newUserBody, type UserCreated } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

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

suite('at the same time', () => {
  test('of eight creations with one CPR number one wins, and the others are told who', async () => {
    const body = newUserBody();
    const answers = await Promise.all(Array.from({ length: 8 }, () => administrator.post(users, body)));
    const won = answers.filter((answer) => answer.status === 201);
    assert.equal(won.length, 1);
    const [winner] = won;
    assert.ok(winner);
    const { userId } = readBody<UserCreated>(winner, 201).user;
    const params = { userId, status: 'pending-activation' };
    for (const answer of answers.filter((other) => other !== winner)) {
      const errors = [{ pointer: '/cpr', code: 'already-exists', params }];
      assert.deepEqual(readRefusal(answer), { status: 409, code: 'conflict', errors });
    }
    assert.equal(await count('email', userId), 1);
    assert.equal(await count('sign_in_identity', userId), 1);
  });

  for (const [name, parts] of [
    ['CPR number', {}],
    ['date of birth', { cpr: null }],
  ] as const) {
    test(`a double click creates one user by ${name} and both get the same reply`, async () => {
      const body = newUserBody({ ...parts, lastName: `Dobbeltklik ${name === 'CPR number' ? 'Et' : 'To'}` });
      const key = `double-click-${name.length}-0001`;
      const answers = await Promise.all(Array.from({ length: 4 }, () => administrator.post(users, body, { key })));
      answers.push(await administrator.post(users, body, { key }));
      const replies = answers.map((answer) => readBody<UserCreated>(answer, 201));
      for (const reply of replies) assert.deepEqual(reply, replies[0]);
      assert.equal(await count('email', replies[0]?.user.userId ?? ''), 1);
    });
  }

  test('the same key with another body is a conflict and creates nothing', async () => {
    const key = 'one-key-two-bodies';
    const { user } = readBody<UserCreated>(await administrator.post(users, newUserBody(), { key }), 201);
    const answer = await administrator.post(users, newUserBody({ cpr: null, lastName: 'Entirely Different' }), { key });
    const errors = [{ pointer: '', code: 'idempotency-key-reused' }];
    assert.deepEqual(readRefusal(answer), { status: 409, code: 'conflict', errors });
    const found = readBody<{ items: unknown[] }>(await administrator.get(`${users}?search=Entirely+Different`), 200);
    assert.deepEqual(found.items, []);
    assert.equal(await count('email', user.userId), 1);
  });

  test('the same key after the person is erased is a conflict and does not make the person again', async () => {
    const key = 'a-repeat-after-erasure';
    const body = newUserBody();
    const { user } = readBody<UserCreated>(await administrator.post(users, body, { key }), 201);
    const removed = await administrator.delete(`${users}/${user.userId}`, { ifMatch: user.version });
    assert.equal(removed.status, 204);
    const organisation = await server.signIn('organisation-administrator');
    assert.equal((await organisation.delete(`/api/v1/deleted-users/${user.userId}`)).status, 204);
    const errors = [{ pointer: '', code: 'idempotency-key-reused' }];
    const answer = await administrator.post(users, body, { key });
    assert.deepEqual(readRefusal(answer), { status: 409, code: 'conflict', errors });
    assert.equal(await count('email', user.userId), 1);
    assert.equal((await administrator.post(users, body, { key: 'another-key-altogether' })).status, 201);
  });

  test('of two deletions one wins and the other finds nobody', async () => {
    const { user } = await createUserBy(administrator);
    const url = `${users}/${user.userId}`;
    const answers = await Promise.all([1, 2].map(() => administrator.delete(url, { ifMatch: user.version })));
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [204, 404]);
    const kinds = await server.history(user.userId);
    assert.equal(kinds.filter((kind) => kind === 'user.deleted').length, 1);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

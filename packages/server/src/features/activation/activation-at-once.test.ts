import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addImported, createPending, newForeigner, newestToken } from '../../../../../test/support/activation.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
let admin: Client;
before(async () => {
  server = await startTestServer();
  admin = await server.signIn('user-administrator');
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

const times = <T>(often: number, make: (index: number) => T): T[] =>
  Array.from({ length: often }, (_, index) => make(index));
const users = '/api/v1/users';

/** How often each status was answered. */
function counted(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function count(sql: string, values: unknown[]): Promise<number> {
  const [row] = await server.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values);
  return row?.n ?? -1;
}

test('two people of one name and birth date: each link and code activates its own user only', async () => {
  const person = newForeigner();
  const [first, second] = [await createPending(admin, { person }), await createPending(admin, { person })];
  const client = server.visitor();
  const started = await client.post(`/api/v1/activation/${await newestToken(server, first.email)}/start`, {
    language: 'da',
  });
  assert.equal(await server.proveAt(client, started.body['location'], person), '/activate/code');
  const wrong = await client.post('/api/v1/activation-proof/code', { code: second.code });
  assert.equal(wrong.body['errors']?.[0]?.['code'], 'code-wrong');
  const right = await Promise.all(times(20, () => client.post('/api/v1/activation-proof/code', { code: first.code })));
  assert.deepEqual(counted(right), { 200: 20 });
  assert.equal(await count('session where user_id = $1', [first.userId]), 1);
  assert.equal((await admin.get(`${users}/${second.userId}`)).body['status'], 'pending-activation');
});

test('of twenty presses of “send for activation” one sends', async () => {
  const [userId = ''] = await addImported(server, [{ person: newPerson(), authenticator: 'app' }]);
  const answers = await Promise.all(
    times(20, () => admin.post(`${users}/${userId}/send-for-activation`, {}, { ifMatch: 1 })),
  );
  assert.deepEqual(counted(answers), { 200: 1, 412: 19 });
  assert.equal(await count('email where user_id = $1', [userId]), 1);
});

test('of twenty presses of “resend” one sends, and the others are told to wait', async () => {
  const user = await createPending(admin);
  const answers = await Promise.all(times(20, () => admin.post(`${users}/${user.userId}/resend-activation-email`)));
  assert.deepEqual(counted(answers), { 200: 1, 429: 19 });
  assert.equal(await count('email where user_id = $1', [user.userId]), 2);
});

test('of codes made twenty times at once the last one holds and there is one', async () => {
  const user = await createPending(admin, { person: newForeigner() });
  const answers = await Promise.all(times(20, () => admin.post(`${users}/${user.userId}/activation-code`)));
  assert.deepEqual(counted(answers), { 200: 20 });
  assert.equal(await count('activation_code where user_id = $1', [user.userId]), 1);
});

test('orders, edits, deletions and single sendings of the same users at once: each user goes one way, whole', async () => {
  const userIds = await addImported(
    server,
    times(40, () => ({ person: newPerson(), authenticator: 'app' as const })),
  );
  const selection = { userIds };
  const order = { selection, authenticator: 'app', authenticatorLimit: 1 };
  const draft = {
    firstName: 'Ida',
    lastName: 'Andet',
    cpr: null,
    keepCpr: true,
    dateOfBirth: null,
    email: 'ida@example.test',
    phone: null,
    anonymous: false,
    referenceText: null,
    targetLevel: 'substantial',
    authenticator: 'app',
    authenticatorLimit: 1,
    productionUnitId: null,
    seNumberId: null,
    invoicingMethodId: null,
  };
  const ifMatch = 1;
  const answers = await Promise.all([
    ...times(3, () => admin.post('/api/v1/activation-orders', order)),
    ...userIds.map((id) => admin.put(`${users}/${id}/draft`, draft, { ifMatch })),
    ...userIds.map((id) => admin.delete(`${users}/${id}`, { ifMatch })),
    ...times(2, () => admin.post('/api/v1/imported-users/delete', { selection: { userIds: userIds.slice(0, 10) } })),
    ...userIds.map((id) => admin.post(`${users}/${id}/send-for-activation`, {}, { ifMatch })),
    admin.post('/api/v1/activation-orders', { ...order, selection: { filter: {}, exceptUserIds: [] } }),
  ]);
  await server.jobs.drained();
  const unexpected = answers.filter((answer) => ![200, 202, 204, 404, 412, 422].includes(answer.status));
  assert.deepEqual(
    unexpected.map((answer) => answer.text),
    [],
  );
  const here = await server.query<{ id: string; status: string }>(
    'select id, status from business_user where id = any($1)',
    [userIds],
  );
  for (const userId of userIds) {
    const user = here.find((row) => row.id === userId);
    const kinds = await server.history(userId);
    const sent = kinds.filter((kind) => kind === 'user.sent-for-activation').length;
    assert.equal(kinds.filter((kind) => kind === 'user.deleted').length, user === undefined ? 1 : 0, kinds.join());
    assert.equal(sent <= 1, true, kinds.join());
    assert.equal(user === undefined || user.status === (sent === 1 ? 'pending-activation' : 'imported'), true);
    assert.equal(await count('activation_link where user_id = $1', [userId]), sent);
  }
  assert.equal(await count("activation_order where status <> 'completed'", []), 0);
});

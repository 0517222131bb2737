import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { fileOf, imports, lines, type Import } from '../../../../../test/support/import-trial.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

// Several batches of rows, so that an erasure that is done in one would be seen.
const manyRows = 10_500;

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

/** The queue's own clock is the machine's, so a test calls for the night itself. */
async function night(): Promise<void> {
  await server.query(`select graphile_worker.add_job('nightly')`);
  await server.jobs.drained();
}

async function count(table: string, id: string): Promise<number> {
  const [row] = await server.query<{ n: number }>(`select count(*)::int as n from ${table} = $1`, [id]);
  return row?.n ?? -1;
}

async function checkedImport(administrator: Client, rows: number): Promise<Import> {
  const uploaded = await administrator.upload(`${imports}?menuItem=create`, {
    name: 'brugere.csv',
    bytes: fileOf(lines(rows)),
  });
  const { importId } = readBody<{ importId: string }>(uploaded, 201);
  await server.jobs.drained();
  return readBody<Import>(await administrator.get(`${imports}/${importId}`), 200);
}

async function appliedImport(administrator: Client, rows: number): Promise<Import> {
  const { importId, version } = await checkedImport(administrator, rows);
  await administrator.post(`${imports}/${importId}/apply`, { mode: 'all-or-nothing' }, { ifMatch: version });
  await server.jobs.drained();
  return readBody<Import>(await administrator.get(`${imports}/${importId}`), 200);
}

const contentOf = async (importId: string) => [
  await count('import_chunk where import_id', importId),
  await count('import_block cross join generate_series(1, row_count) where import_id', importId),
];

test('what a mail said is erased 30 days after it was delivered, that it was sent is not', async () => {
  const { user } = await createUserBy(await server.signIn('user-administrator'));
  await server.jobs.drained();
  server.clock.advance({ days: 29 });
  await night();
  assert.equal(await count('email where sealed is not null and user_id', user.userId), 1);
  server.clock.advance({ days: 1 });
  await night();
  const mails = await server.query('select status, sealed from email where user_id = $1', [user.userId]);
  assert.deepEqual(mails, [{ status: 'sent', sealed: null }]);
});

test('a mail that was given up is erased 30 days later, one that still waits is not', async () => {
  const { user } = await createUserBy(await server.signIn('user-administrator'));
  const waits = (await createUserBy(await server.signIn('user-administrator'))).user;
  await server.jobs.drained();
  await server.query(`update email set status = 'failed' where user_id = $1`, [user.userId]);
  await server.query(`update email set status = 'queued', ended_at = null where user_id = $1`, [waits.userId]);
  server.clock.advance({ days: 30 });
  await night();
  assert.equal(await count('email where sealed is null and user_id', user.userId), 1);
  assert.equal(await count('email where sealed is not null and user_id', waits.userId), 1);
});

test('an upload and its rows are erased 30 days after the import ended; its counts and its users stay', async () => {
  const { importId } = await appliedImport(await server.signIn('user-administrator'), manyRows);
  const whole = await contentOf(importId);
  assert.equal(whole[1], manyRows);
  server.clock.advance({ days: 29 });
  await night();
  assert.deepEqual(await contentOf(importId), whole);
  server.clock.advance({ days: 1 });
  await night();
  assert.deepEqual(await contentOf(importId), [0, 0]);
  const administrator = await server.signIn('user-administrator');
  const erased = readBody<Import>(await administrator.get(`${imports}/${importId}`), 200);
  assert.equal(erased.erasedAt, server.clock.now().toString());
  assert.equal(erased.createdCount, manyRows);
  assert.deepEqual(readBody(await administrator.get(`${imports}/${importId}/rows?show=all`), 200), {
    items: [],
    next: null,
  });
  assert.equal(await count('business_user where import_id', importId), manyRows);
});

test('a checked import that nobody applied is cancelled and erased 30 days after the upload', async () => {
  const checked = await checkedImport(await server.signIn('user-administrator'), 3);
  const other = await checkedImport(await server.otherOrganisation.signIn('user-administrator'), 2);
  server.clock.advance({ days: 29 });
  await night();
  assert.deepEqual(await contentOf(checked.importId), [1, 3]);
  server.clock.advance({ days: 1 });
  await night();
  for (const { importId } of [checked, other]) {
    assert.deepEqual(await contentOf(importId), [0, 0]);
    assert.deepEqual(await server.history(importId), ['import.started', 'import.checked', 'import.cancelled']);
  }
  const administrator = await server.signIn('user-administrator');
  const erased = readBody<Import>(await administrator.get(`${imports}/${checked.importId}`), 200);
  assert.equal(erased.status, 'cancelled');
  const apply = await administrator.post(
    `${imports}/${checked.importId}/apply`,
    { mode: 'all-or-nothing' },
    { ifMatch: erased.version },
  );
  const errors = [{ pointer: '', code: 'import-not-checked', params: { status: 'cancelled' } }];
  assert.deepEqual(readRefusal(apply), { status: 422, code: 'rule-broken', errors });
});

test('an erasure that broke off half-way is finished the next night, and a repeated one changes nothing', async () => {
  const { importId } = await appliedImport(await server.signIn('user-administrator'), 1_004);
  server.clock.advance({ days: 30 });
  await server.query('delete from import_chunk where import_id = $1', [importId]);
  await server.query('delete from import_block where import_id = $1 and number = 0', [importId]);
  await night();
  assert.deepEqual(await contentOf(importId), [0, 0]);
  const [erased] = await server.query('select * from import where id = $1', [importId]);
  const kinds = await server.history(importId);
  server.clock.advance({ hours: 1 });
  await night();
  assert.deepEqual(await server.query('select * from import where id = $1', [importId]), [erased]);
  assert.deepEqual(await server.history(importId), kinds);
});

test('a deleted user is forgotten after 13 months: name and values go, that it happened stays', async () => {
  const administrator = await server.signIn('user-administrator');
  const { user } = await createUserBy(administrator, { firstName: 'Viggo', lastName: 'Forsvundet' });
  const { cpr = null } = newPerson();
  const path = `/api/v1/users/${user.userId}`;
  const files = ['Viggo-Forsvundet.csv', 'viggo.csv', 'Gerda Forsvundet.csv'];
  for (const name of files) await administrator.upload(`${imports}?menuItem=create`, { name, bytes: fileOf(lines(1)) });
  const gerda = await createUserBy(administrator, { firstName: 'Gerda', lastName: 'Forsvundet', cpr });
  for (const { userId, version } of [user, gerda.user])
    assert.equal((await administrator.delete(`/api/v1/users/${userId}`, { ifMatch: version })).status, 204);
  await createUserBy(administrator, { firstName: 'Gerda', lastName: 'Forsvundet', cpr });
  server.clock.advance({ months: 12, days: 27 });
  await night();
  assert.equal(await count('deleted_user where id', user.userId), 1);
  server.clock.advance({ days: 4 });
  await night();
  assert.equal(await count('deleted_user where id', user.userId), 0);
  assert.equal((await server.history(user.userId)).at(-1), 'user.forgotten');
  const told = `history_event where "values" is not null and kind <> 'user.forgotten' and entity_id`;
  assert.equal(await count(told, user.userId), 0);
  const names = await server.query<{ file_name: string }>('select file_name from import order by id desc limit 3');
  assert.deepEqual(
    names.map((row) => row.file_name),
    // Whoever is a user again is not forgotten as that user.
    ['Gerda Forsvundet.csv', 'viggo.csv', '•••.csv'],
  );
  assert.equal((await (await server.signIn('user-administrator')).get(`${path}/history`)).status, 404);
});

test('a session that ran out is deleted with its event, one that lives is not', async () => {
  const { userId } = server.organisation.users['rights-administrator'];
  await server.signIn('rights-administrator');
  server.clock.advance({ hours: 7 });
  await night();
  assert.equal(await count('session where user_id', userId), 1);
  server.clock.advance({ hours: 1 });
  await night();
  assert.equal(await count('session where user_id', userId), 0);
  assert.deepEqual((await server.history(userId)).slice(-2), ['user.signed-in', 'user.session-expired']);
});

test('keys of repeated requests and log-ins that nobody ended are deleted', async () => {
  const administrator = await server.signIn('user-administrator');
  const key = 'a-key-of-a-test';
  await administrator.post(`/api/v1/users`, {}, { key });
  const { userId } = server.organisation.users['user-administrator'];
  await force(
    server,
    `insert into idempotency_key select organisation_id, id, id, 'a', 'b', 201, 'c', $2 from business_user where id = $1`,
    [userId, server.clock.now().toString()],
  );
  await server.visitor().post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  server.clock.advance({ hours: 23 });
  await night();
  assert.equal(await count('idempotency_key where actor_id', userId), 1);
  assert.equal(await count('sign_in_attempt where used_at is null and purpose', 'sign-in'), 0);
  server.clock.advance({ hours: 1 });
  await night();
  assert.equal(await count('idempotency_key where actor_id', userId), 0);
});

test('the night is in the calendar of the queue', async () => {
  const known = await server.query('select identifier from graphile_worker._private_known_crontabs');
  assert.deepEqual(known, [{ identifier: 'nightly' }]);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

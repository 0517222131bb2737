import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { createPending } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import {
  addMany,
  bulkChanges,
  carryOut,
  deactivateNow,
  emailsOf,
  readOne,
  reasonsOf,
  start,
  statusOf,
  untilEnded,
  type BulkChangeView,
  type Ordered,
  type Started,
} from '../../../../../test/support/bulk-changes.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { removeUser } from '../../../../../test/support/deletion.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { until } from '../../../../../test/support/until.ts';

const batchSize = 500;
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function begin(ordered: Ordered): Promise<string> {
  return readBody<Started>(await start(administrator, ordered), 202).bulkChangeId;
}

/** Lets a bulk change come as far as one user, who is held. */
async function beginUntil(userId: string, ordered: Ordered): Promise<string> {
  await server.query('begin');
  await server.query('select from business_user where id = $1 for update', [userId]);
  const bulkChangeId = await begin(ordered);
  await until(waitingConnections, (waiting) => waiting.length > 0);
  return bulkChangeId;
}

function waitingConnections(): Promise<{ pid: number }[]> {
  return server.query<{ pid: number }>(
    'select pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
  );
}

async function eventsOf(kind: string, userIds: readonly string[]): Promise<number> {
  const [row] = await server.query<{ n: number }>(
    'select count(*)::int as n from history_event where kind = $1 and entity_id = any($2)',
    [kind, userIds],
  );
  return row?.n ?? -1;
}

suite('all whom a filter lets through', () => {
  test('ten thousand but two in one go, each with an event, and back again', async () => {
    const many = await addMany(server, 10_000, { name: 'Titusind' });
    const except = [many[17] ?? '', many[4_711] ?? ''];
    const ordered = statusOf({ filter: { search: 'Titusind', status: 'active' }, exceptUserIds: except });
    const ended = await carryOut(administrator, ordered);
    assert.deepEqual([ended.status, ended.selected, ended.done, ended.skipped], ['completed', 9_998, 9_998, 0]);
    assert.equal(await eventsOf('user.deactivated', many), 9_998);
    const rows = await server.query<{ id: string }>(
      `select id from business_user where id = any($1) and status = 'active'`,
      [many],
    );
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), except);
    const undone = readBody<Started>(await administrator.post(`${bulkChanges}/${ended.bulkChangeId}/undo`), 202);
    assert.equal((await untilEnded(administrator, undone.bulkChangeId)).done, 9_998);
  });

  test('they are those of the beginning: who comes later is not in it, who is gone meanwhile is counted', async () => {
    const [held = '', deleted = '', ...others] = await addMany(server, 5, { name: 'Frosset' });
    const ordered = statusOf({ filter: { search: 'Frosset' }, exceptUserIds: [] });
    const bulkChangeId = await beginUntil(held, ordered);
    const [later = ''] = await addMany(server, 1, { name: 'Frosset' });
    await server.query('set session_replication_role = replica');
    await server.query('delete from business_user where id = $1', [deleted]);
    await server.query('set session_replication_role = origin');
    await server.query('commit');
    const ended = await untilEnded(administrator, bulkChangeId);
    assert.deepEqual([ended.selected, ended.done], [5, 4]);
    assert.deepEqual(ended.leftOut, [{ reason: 'gone', count: 1, users: [] }]);
    assert.deepEqual(await server.history(later), []);
    assert.equal(await eventsOf('user.deactivated', [held, ...others]), 4);
  });
});

test('a person who is forgotten while it runs is counted as gone, and no row tells of the person', async () => {
  const many = await addMany(server, batchSize + 10, { name: 'Glemt' });
  const [person = '', held = ''] = [many[0], many.at(-1)];
  const bulkChangeId = await beginUntil(held, statusOf({ filter: { search: 'Glemt' }, exceptUserIds: [] }));
  assert.equal((await removeUser(server, administrator, person)).status, 204);
  const erasing = (await server.signIn('organisation-administrator')).delete(`/api/v1/deleted-users/${person}`);
  // It waits for the batch that is under way, in which the person is not.
  await until(
    () => server.query(`select from pg_stat_activity where wait_event_type = 'Lock'`),
    (waiting) => waiting.length >= 2,
  );
  await server.query('commit');
  assert.equal((await erasing).status, 204);
  const ended = await untilEnded(administrator, bulkChangeId);
  assert.deepEqual([ended.selected, ended.done, reasonsOf(ended)], [many.length, many.length - 1, { gone: 1 }]);
  assert.deepEqual(await server.query('select from bulk_change_user where user_id = $1', [person]), []);
});

suite('interrupted', () => {
  test('killed between two batches it goes on where it was, and nobody gets two mails', async () => {
    const many = await addMany(server, batchSize + 10, { status: 'pending-activation', name: 'Afbrudt' });
    // Batches go from the last id to the first.
    const ordered = emailsOf({ filter: { search: 'Afbrudt', status: 'pending-activation' }, exceptUserIds: [] });
    const bulkChangeId = await beginUntil(many[0] ?? '', ordered);
    const halfway = await readOne(administrator, bulkChangeId);
    assert.deepEqual([halfway.status, halfway.done, halfway.leftOut], ['running', batchSize, []]);
    for (const { pid } of await waitingConnections()) await server.query('select pg_terminate_backend($1)', [pid]);
    // 500 real deliveries would only take time here: a mail that is sent already is not sent again.
    await server.query(`update email set status = 'sent' where user_id = any($1)`, [many]);
    await server.query('commit');
    await server.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0');
    const ended = await untilEnded(administrator, bulkChangeId);
    assert.deepEqual([ended.status, ended.done], ['completed', batchSize + 10]);
    const [counted] = await server.query<{ links: number; mails: number }>(
      `select (select count(*)::int from activation_link where user_id = any($1)) as links,
        (select count(*)::int from email where user_id = any($1)) as mails`,
      [many],
    );
    assert.deepEqual(counted, { links: many.length, mails: many.length });
    assert.equal(await eventsOf('user.activation-email-resent', many), many.length);
  });

  test('stopped it says what was done, and does nothing more', async () => {
    const many = await addMany(server, batchSize + 3, { name: 'Stoppet' });
    const ordered = statusOf({ filter: { search: 'Stoppet' }, exceptUserIds: [] });
    const bulkChangeId = await beginUntil(many[0] ?? '', ordered);
    const cancelling = administrator.post(`${bulkChanges}/${bulkChangeId}/cancel`);
    // It waits for the batch that is under way, which the held user holds up.
    await until(
      () => server.query(`select from pg_stat_activity where wait_event_type = 'Lock'`),
      (waiting) => waiting.length >= 2,
    );
    await server.query('commit');
    const cancelled = readBody<BulkChangeView>(await cancelling, 200);
    assert.equal(cancelled.status, 'cancelled');
    assert.ok(cancelled.done === batchSize || cancelled.done === many.length, String(cancelled.done));
    await server.jobs.drained();
    assert.equal(await eventsOf('user.deactivated', many), cancelled.done);
    assert.deepEqual(await server.history(bulkChangeId), ['bulk-change.started', 'bulk-change.cancelled']);
    const again = readRefusal(await administrator.post(`${bulkChanges}/${bulkChangeId}/cancel`));
    assert.deepEqual(again.errors, [{ pointer: '', code: 'bulk-change-ended' }]);
    assert.equal(cancelled.abilities.undo.allowed, true);
  });

  test('what fails for good ends, and says what was done', async () => {
    const many = await addMany(server, batchSize + 2, { status: 'deactivated', name: 'Afvist' });
    const refused = many[0] ?? '';
    await server.query(`
      create function refuse_user() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
      create trigger refuse_user before update on business_user for each row when (new.id = '${refused}') execute function refuse_user()`);
    const bulkChangeId = await begin(statusOf({ userIds: many }, { action: 'reactivate' }));
    await server.jobs.drained();
    await server.query('update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()');
    const ended = await untilEnded(administrator, bulkChangeId);
    assert.deepEqual([ended.status, ended.done, ended.skipped], ['failed', batchSize, 0]);
    assert.deepEqual(await server.history(bulkChangeId), ['bulk-change.started', 'bulk-change.failed']);
    await server.query('drop trigger refuse_user on business_user');
  });
});

suite('at the same time', () => {
  test('two orders for the same users do each user once', async () => {
    const many = await addMany(server, 40);
    const ordered = statusOf({ userIds: many });
    const ids = await Promise.all([begin(ordered), begin(ordered)]);
    const ended = await Promise.all(ids.map((id) => untilEnded(administrator, id)));
    assert.equal(
      ended.reduce((sum, { done }) => sum + done, 0),
      many.length,
    );
    const skipped = ended.reduce((sum, one) => sum + (reasonsOf(one)['status-deactivated'] ?? 0), 0);
    assert.equal(skipped, many.length);
    assert.equal(await eventsOf('user.deactivated', many), many.length);
  });

  test('opposite orders and a single change each see what the other has done', async () => {
    const many = await addMany(server, 30);
    await carryOut(administrator, statusOf({ userIds: many }));
    const orders = [{ action: 'reactivate' }, deactivateNow, { action: 'reactivate' }];
    const ids: string[] = [];
    for (const change of orders) {
      const answer = await start(administrator, statusOf({ userIds: many }, change));
      if (answer.status === 202) ids.push(readBody<Started>(answer, 202).bulkChangeId);
    }
    await Promise.all(ids.map((id) => untilEnded(administrator, id)));
    // Each version has its event, or nothing could have been committed; here they follow each other.
    const rows = await server.query<{ wrong: number }>(
      `select count(*)::int as wrong from (
         select kind, lag(kind) over (partition by entity_id order by entity_version) as former from history_event
         where entity_id = any($1) and kind in ('user.deactivated', 'user.reactivated')) as steps where kind = former`,
      [many],
    );
    assert.equal(rows[0]?.wrong, 0);
  });
});

test('users who wait for their first mail are sent another one to the address that they have now', async () => {
  const pending = await createPending(administrator);
  await server.jobs.drained();
  const sent = server.mails.filter(({ to }) => to === pending.email).length;
  await carryOut(administrator, emailsOf({ userIds: [pending.userId] }));
  await server.jobs.drained();
  assert.equal(server.mails.filter(({ to }) => to === pending.email).length, sent + 1);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

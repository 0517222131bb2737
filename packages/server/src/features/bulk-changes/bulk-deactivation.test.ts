import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import {
  bulkChanges,
  carryOut,
  check,
  readOne,
  reasonsOf,
  start,
  statusOf,
  untilEnded,
  type Started,
} from '../../../../../test/support/bulk-changes.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

const noon = '2026-03-10T11:00:00Z';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  server.clock.set(noon);
  administrator = await server.signIn('user-administrator');
});

async function goTo(instant: string): Promise<void> {
  server.clock.set(instant);
  administrator = await server.signIn('user-administrator');
}

async function addSome(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await addUser(server, newPerson()));
  return ids;
}

type Profile = { status: string; version: number; deactivation: { from: string | null; to: string | null } | null };

async function profile(userId: string): Promise<Profile> {
  return readBody<Profile>(await administrator.get(`/api/v1/users/${userId}`), 200);
}

async function stateOf(userId: string): Promise<readonly [string, string | null, string | null]> {
  const { status, deactivation } = await profile(userId);
  return [status, deactivation?.from ?? null, deactivation?.to ?? null];
}

async function deactivateOne(userId: string, from: string | null, to: string | null): Promise<void> {
  const { version } = await profile(userId);
  const answer = await administrator.put(`/api/v1/users/${userId}/deactivation`, { from, to }, { ifMatch: version });
  readBody(answer, 200);
}

async function night(): Promise<void> {
  await server.query(`select graphile_worker.add_job('nightly')`);
  await server.jobs.drained();
}

function undo(bulkChangeId: string): Promise<Answer> {
  return administrator.post(`${bulkChanges}/${bulkChangeId}/undo`);
}

const deactivate = (userIds: readonly string[], from: string | null = null, to: string | null = null) =>
  carryOut(administrator, statusOf({ userIds }, { action: 'deactivate', from, to }));

suite('what a bulk deactivation does', () => {
  test('sessions end at once, and what is told of it', async () => {
    const person = newPerson();
    const userId = await addUser(server, person);
    const client = server.visitor();
    await server.logIn(client, person);
    client.organisationId = server.organisation.organisationId;
    assert.equal((await client.get('/api/v1/profile')).status, 200);
    const ended = await deactivate([userId], null, '2026-03-31');
    assert.equal((await client.get('/api/v1/profile')).status, 401);
    assert.deepEqual(await stateOf(userId), ['deactivated', '2026-03-10', '2026-03-31']);
    assert.deepEqual(ended.change, { action: 'deactivate', from: '2026-03-10', to: '2026-03-31', unit: null });
    assert.equal(ended.startedBy.userId, server.organisation.users['user-administrator'].userId);
    assert.deepEqual(await server.history(ended.bulkChangeId), ['bulk-change.started', 'bulk-change.completed']);
    const [event] = await server.query<{ actor_id: string }>(
      `select actor_id from history_event where entity_id = $1 and kind = 'user.deactivated'`,
      [userId],
    );
    assert.equal(event?.actor_id, server.organisation.users['user-administrator'].userId);
    assert.match(await server.logIn(server.visitor(), person), /refused/);
  });

  test('a plan for all: they stay until then', async () => {
    const people = await addSome(2);
    await deactivate(people, '2026-03-20', '2026-03-25');
    for (const userId of people) assert.deepEqual(await stateOf(userId), ['active', '2026-03-20', '2026-03-25']);
    await goTo('2026-03-20T11:00:00Z');
    for (const userId of people) assert.equal((await profile(userId)).status, 'deactivated');
  });

  test('a job that comes only after the period leaves everybody as they are', async () => {
    const [userId = ''] = await addSome(1);
    // The worker waits for the user until the day after.
    await server.query('begin');
    await server.query('select from business_user where id = $1 for update', [userId]);
    const ordered = statusOf({ userIds: [userId] }, { action: 'deactivate', from: null, to: '2026-03-10' });
    const { bulkChangeId } = readBody<Started>(await start(administrator, ordered), 202);
    await untilSomebodyWaits();
    await server.query(
      `select pg_terminate_backend(pid) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
    );
    server.clock.set('2026-03-11T11:00:00Z');
    await server.query('commit');
    await server.query(`update graphile_worker._private_jobs set run_at = now()`);
    await goTo('2026-03-11T11:00:00Z');
    const ended = await untilEnded(administrator, bulkChangeId);
    assert.deepEqual(reasonsOf(ended), { 'period-over': 1 });
    assert.equal((await profile(userId)).status, 'active');
  });
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await server.query(
      'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

suite('the last organisation administrator (decision 15)', () => {
  const roles = ['organisation-administrator'] as const;

  test('of all of them the first one stays, told by name before and after', async () => {
    const first = server.organisation.users['organisation-administrator'].userId;
    const others = [await addUser(server, newPerson(), { roles }), await addUser(server, newPerson(), { roles })];
    const ordered = statusOf({ userIds: [...others, first, ...(await addSome(2))] });
    const checked = await check(administrator, ordered);
    assert.equal(checked.able, 4);
    const [{ reason, users } = { reason: '', users: [] }] = checked.leftOut;
    assert.deepEqual([reason, users.map(({ userId }) => userId)], ['last-organisation-administrator', [first]]);
    const ended = await carryOut(administrator, ordered);
    assert.deepEqual([ended.done, ended.leftOut], [4, checked.leftOut]);
    assert.equal((await profile(first)).status, 'active');
    for (const userId of others) assert.equal((await profile(userId)).status, 'deactivated');
  });

  test('of two orders at once one leaves out whom the other has left alone', async () => {
    const first = server.organisation.users['organisation-administrator'].userId;
    const second = await addUser(server, newPerson(), { roles });
    const answers = await Promise.all(
      [first, second].map((userId) => start(administrator, statusOf({ userIds: [userId] }))),
    );
    const done: number[] = [];
    for (const answer of answers) {
      // Whoever comes when the other has been carried out already is refused at once.
      if (answer.status === 422) assert.match(answer.text, /nobody-to-change/);
      else {
        const ended = await untilEnded(administrator, readBody<Started>(answer, 202).bulkChangeId);
        done.push(ended.done);
        if (ended.done === 0) assert.deepEqual(reasonsOf(ended), { 'last-organisation-administrator': 1 });
      }
    }
    assert.equal(done.filter((count) => count === 1).length, 1);
    const left = (await profile(first)).status === 'active' ? first : second;
    assert.equal((await profile(left)).status, 'active');
    const away = left === first ? second : first;
    await carryOut(administrator, statusOf({ userIds: [away] }, { action: 'reactivate' }));
    if (away === first) await deactivate([second]);
  });
});

suite('taking it back', () => {
  test('exactly those whom it deactivated and nobody touched since, as a bulk change of its own', async () => {
    const [kept = '', reactivated = '', edited = '', again = ''] = await addSome(4);
    const already = await addUser(server, newPerson(), { status: 'deactivated' });
    const ended = await deactivate([kept, reactivated, edited, again, already]);
    assert.deepEqual([ended.done, reasonsOf(ended)], [4, { 'status-deactivated': 1 }]);
    assert.deepEqual(ended.abilities.undo, { allowed: true, reason: null });
    for (const userId of [reactivated, again])
      await administrator.delete(`/api/v1/users/${userId}/deactivation`, { ifMatch: (await profile(userId)).version });
    await deactivateOne(again, null, null);
    const contact = { email: 'other@example.test', phone: null, referenceText: null };
    const { version } = await profile(edited);
    readBody(await administrator.put(`/api/v1/users/${edited}/contact`, contact, { ifMatch: version }), 200);

    const begun = readBody<Started>(await undo(ended.bulkChangeId), 202);
    const undone = await untilEnded(administrator, begun.bulkChangeId);
    assert.deepEqual([undone.change.action, undone.undoes], ['undo-deactivation', ended.bulkChangeId]);
    assert.deepEqual([undone.selected, undone.done], [4, 1]);
    assert.deepEqual(reasonsOf(undone), { 'changed-since': 2, 'status-active': 1 });
    assert.equal((await profile(kept)).status, 'active');
    assert.equal((await server.history(kept)).at(-1), 'user.reactivated');
    for (const userId of [edited, again, already]) assert.equal((await profile(userId)).status, 'deactivated');
    const then = await readOne(administrator, ended.bulkChangeId);
    assert.deepEqual([then.undoneBy, then.abilities.undo.reason], [begun.bulkChangeId, 'bulk-change-undone']);
    assert.equal(readRefusal(await undo(ended.bulkChangeId)).errors[0]?.code, 'bulk-change-undone');
    assert.equal(readRefusal(await undo(begun.bulkChangeId)).errors[0]?.code, 'bulk-change-not-undoable');
  });

  test('what a night has written down of it is no change, and its end leaves nothing to take back', async () => {
    const [planned = '', ending = ''] = await addSome(2);
    const later = await deactivate([planned], '2026-03-11', null);
    const short = await deactivate([ending], null, '2026-03-10');
    await goTo('2026-03-11T11:00:00Z');
    await night();
    assert.equal((await server.history(planned)).at(-1), 'user.deactivated');
    const undone = async (bulkChangeId: string) =>
      await untilEnded(administrator, readBody<Started>(await undo(bulkChangeId), 202).bulkChangeId);
    assert.equal((await undone(later.bulkChangeId)).done, 1);
    assert.deepEqual(await stateOf(planned), ['active', null, null]);
    assert.deepEqual(reasonsOf(await undone(short.bulkChangeId)), { 'status-active': 1 });
  });

  test('a plan that it replaced is there again, and a plan that it made is cancelled', async () => {
    const [earlier = '', due = '', plain = ''] = await addSome(3);
    await deactivateOne(earlier, '2026-03-20', '2026-03-21');
    await deactivateOne(due, '2026-03-11', null);
    const now = await deactivate([earlier, due]);
    const plan = await deactivate([plain], '2026-03-15', null);
    await goTo('2026-03-11T11:00:00Z');
    for (const { bulkChangeId } of [now, plan])
      await untilEnded(administrator, readBody<Started>(await undo(bulkChangeId), 202).bulkChangeId);
    assert.deepEqual(await stateOf(earlier), ['active', '2026-03-20', '2026-03-21']);
    // Its day has come meanwhile.
    assert.deepEqual(await stateOf(due), ['deactivated', '2026-03-11', null]);
    assert.deepEqual(await stateOf(plain), ['active', null, null]);
    const last = await Promise.all([earlier, due, plain].map(async (userId) => (await server.history(userId)).at(-1)));
    assert.deepEqual(last, ['user.reactivated', 'user.deactivation-changed', 'user.deactivation-cancelled']);
  });

  test('of two who take it back at once one does', async () => {
    const { bulkChangeId } = await deactivate(await addSome(1));
    const answers = await Promise.all([undo(bulkChangeId), undo(bulkChangeId)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [202, 422]);
    await server.jobs.drained();
  });

  test('until its users are erased after 30 days; who, when and how many stays', async () => {
    const ended = await deactivate(await addSome(2));
    const rows = () =>
      server.query('select user_id from bulk_change_user where bulk_change_id = $1', [ended.bulkChangeId]);
    await goTo('2026-04-08T11:00:00Z');
    await night();
    assert.equal((await rows()).length, 2);
    await goTo('2026-04-09T11:00:00Z');
    await night();
    assert.equal((await rows()).length, 0);
    const then = await readOne(administrator, ended.bulkChangeId);
    assert.deepEqual([then.selected, then.done, then.abilities.undo.reason], [2, 2, 'bulk-change-too-old']);
    const [answer, happened] = await whatHappens(server, () => undo(ended.bulkChangeId));
    assert.equal(readRefusal(answer).errors[0]?.code, 'bulk-change-too-old');
    assert.deepEqual(happened, nothing);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import { addImported, createPending } from '../../../../../test/support/activation.ts';
import { asProgram, makeApiClient } from '../../../../../test/support/api-client.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import {
  bulkChanges,
  carryOut,
  check,
  emailsOf,
  readOne,
  reasonsOf,
  start,
  statusOf,
  untilEnded,
  type Ordered,
  type Started,
} from '../../../../../test/support/bulk-changes.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type List = ReplyOf<typeof contract.listBulkChanges>;

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

function deactivateOne(userId: string, period: { from: string | null; to: string | null }, version = 1) {
  return administrator.put(`/api/v1/users/${userId}/deactivation`, period, { ifMatch: version });
}

/** One user of each kind that the rules tell apart. */
async function everyKind(): Promise<Record<string, string>> {
  const active = await addUser(server, newPerson());
  const planned = await addUser(server, newPerson());
  readBody(await deactivateOne(planned, { from: '2026-03-20', to: null }), 200);
  const past = await addUser(server, newPerson());
  const away = await addUser(server, newPerson());
  readBody(await deactivateOne(away, { from: null, to: null }), 200);
  readBody(await deactivateOne(past, { from: null, to: '2026-03-10' }), 200);
  const [imported = ''] = await addImported(server, [{ person: newPerson() }]);
  const pending = (await createPending(administrator)).userId;
  const resent = (await createPending(administrator)).userId;
  const often = (await createPending(administrator)).userId;
  return { active, planned, past, away, imported, pending, resent, often };
}

async function resend(userId: string): Promise<void> {
  readBody(await administrator.post(`/api/v1/users/${userId}/resend-activation-email`), 200);
}

suite('who may', () => {
  test('not signed in, lacking the permission: nothing happens; another organisation has none of the users', async () => {
    const userId = await addUser(server, newPerson());
    const pending = (await createPending(administrator)).userId;
    await server.jobs.drained();
    const orders = [statusOf({ userIds: [userId] }), emailsOf({ userIds: [pending] })];
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('organisation-administrator'),
    };
    const [, happened] = await whatHappens(server, async () => {
      for (const ordered of orders) {
        for (const [code, client] of Object.entries(clients)) {
          assert.equal(readRefusal(await start(client, ordered)).code, code);
          assert.equal(readRefusal(await client.post(`${ordered.path}/check`, ordered.body)).code, code);
        }
      }
    });
    assert.deepEqual(happened, nothing);
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    for (const ordered of orders) {
      const found = await check(stranger, ordered);
      assert.deepEqual(found, { selected: 0, able: 0, leftOut: [{ reason: 'gone', count: 1, users: [] }] });
      assert.equal(readRefusal(await start(stranger, ordered)).errors[0]?.code, 'nobody-to-change');
    }
  });

  test('whoever may see users reads what came of it, and stops it only with the permission of the action', async () => {
    const { bulkChangeId } = await carryOut(administrator, statusOf({ userIds: [await addUser(server, newPerson())] }));
    const reader = await server.signIn('rights-administrator');
    const seen = await readOne(reader, bulkChangeId);
    assert.deepEqual(seen.abilities.undo, { allowed: false, reason: 'permission-missing' });
    const refused = readRefusal(await reader.post(`${bulkChanges}/${bulkChangeId}/cancel`));
    assert.deepEqual(refused.errors[0]?.params, { permission: 'users:deactivate' });
    assert.equal(readRefusal(await reader.post(`${bulkChanges}/${bulkChangeId}/undo`)).code, 'not-permitted');
    assert.equal((await (await server.signIn('user')).get(`${bulkChanges}/${bulkChangeId}`)).status, 403);
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    for (const answer of [
      await stranger.get(`${bulkChanges}/${bulkChangeId}`),
      await stranger.post(`${bulkChanges}/${bulkChangeId}/cancel`),
      await stranger.post(`${bulkChanges}/${bulkChangeId}/undo`),
    ])
      assert.equal(readRefusal(answer).code, 'not-found');
    const own = readBody<List>(await stranger.get(bulkChanges), 200);
    assert.deepEqual(own, { items: [], next: null });
  });
});

suite('what is asked for', () => {
  test('days that cannot be are refused at their fields, and parts of a filter that nobody knows', async () => {
    const change = { action: 'deactivate', from: '09.03.2026', to: '31.02.2026' };
    const ordered = statusOf({ userIds: [await addUser(server, newPerson())] }, change);
    const errors = [
      { pointer: '/change/from', code: 'date-past' },
      { pointer: '/change/to', code: 'date-format' },
    ];
    assert.deepEqual(readRefusal(await start(administrator, ordered)).errors, errors);
    assert.deepEqual(readRefusal(await administrator.post(`${ordered.path}/check`, ordered.body)).errors, errors);
    // Without the part everybody would be deactivated.
    const misspelt = statusOf({ filter: { stauts: 'active' }, exceptUserIds: [] });
    assert.equal(readRefusal(await start(administrator, misspelt)).code, 'validation-failed');
    const wrong = statusOf({ filter: { status: 'asleep' }, exceptUserIds: [] });
    const [error] = readRefusal(await start(administrator, wrong)).errors;
    assert.deepEqual(error, { pointer: '/selection/filter/status', code: 'filter-unusable' });
    const both = statusOf({ userIds: ['01890000-0000-7000-8000-000000000000'], filter: {}, exceptUserIds: [] });
    assert.equal(readRefusal(await start(administrator, both)).code, 'validation-failed');
  });

  test('a selection is counted whole', async () => {
    const count = async (selection: object) =>
      readBody<{ count: number }>(await administrator.post('/api/v1/users/selection/count', { selection }), 200).count;
    const [one, two] = [await addUser(server, newPerson()), await addUser(server, newPerson())];
    const everybody = await count({ filter: {}, exceptUserIds: [] });
    const [row] = await server.query<{ n: number }>(
      'select count(*)::int as n from business_user where organisation_id = $1',
      [server.organisation.organisationId],
    );
    assert.equal(everybody, row?.n);
    assert.equal(await count({ filter: {}, exceptUserIds: [one, two] }), everybody - 2);
    assert.equal(await count({ filter: { search: one }, exceptUserIds: [] }), 1);
    assert.equal(await count({ userIds: [one, two, '01890000-0000-7000-8000-000000000000'] }), 2);
  });

  test('the same click twice begins it once', async () => {
    const ordered = statusOf({ userIds: [await addUser(server, newPerson())] });
    const key = 'the-same-click-twice';
    const first = readBody<Started>(await start(administrator, ordered, key), 202);
    assert.deepEqual((await start(administrator, ordered, key)).body, first);
    await untilEnded(administrator, first.bulkChangeId);
    const other = statusOf({ userIds: [await addUser(server, newPerson())] });
    assert.equal(readRefusal(await start(administrator, other, key)).errors[0]?.code, 'idempotency-key-reused');
    const [count] = await server.query<{ n: number }>(
      `select count(*)::int as n from history_event where entity_id = $1 and kind = 'bulk-change.started'`,
      [first.bulkChangeId],
    );
    assert.equal(count?.n, 1);
  });

  test('a program does what its permissions let it, in its own name', async () => {
    const made = await makeApiClient(await server.signIn('organisation-administrator'), [
      'users:read',
      'users:deactivate',
    ]);
    const program = await asProgram(server, made);
    const own = await addUser(server, newPerson());
    const ended = await carryOut(program, statusOf({ userIds: [own] }));
    assert.deepEqual(ended.startedBy, { kind: 'api-client', userId: null, name: 'Lønsystem (API)' });
    const [event] = await server.query<{ actor_kind: string }>(
      `select actor_kind from history_event where entity_id = $1 and kind = 'user.deactivated'`,
      [own],
    );
    assert.equal(event?.actor_kind, 'api-client');
    const pending = emailsOf({ userIds: [(await createPending(administrator)).userId] });
    assert.deepEqual(readRefusal(await start(program, pending)).errors[0]?.params, { permission: 'users:activate' });
  });
});

suite('who is left out', () => {
  const later = { action: 'deactivate', from: '2026-04-01', to: null } as const;
  const cases: readonly [string, (selection: object) => Ordered, Record<string, string>][] = [
    [
      'deactivate',
      (selection) => statusOf(selection),
      {
        active: 'user.deactivated',
        planned: 'user.deactivated',
        past: 'user.deactivated',
        away: 'status-deactivated',
        imported: 'status-imported',
        pending: 'status-pending-activation',
        resent: 'status-pending-activation',
        often: 'status-pending-activation',
        self: 'own-account',
        last: 'last-organisation-administrator',
      },
    ],
    [
      'deactivate later',
      (selection) => statusOf(selection, later),
      {
        active: 'user.deactivation-planned',
        planned: 'deactivation-planned',
        past: 'user.deactivation-planned',
        away: 'status-deactivated',
        imported: 'status-imported',
        pending: 'status-pending-activation',
        resent: 'status-pending-activation',
        often: 'status-pending-activation',
        self: 'own-account',
        last: 'last-organisation-administrator',
      },
    ],
    [
      'reactivate',
      (selection) => statusOf(selection, { action: 'reactivate' }),
      {
        active: 'status-active',
        planned: 'status-active',
        past: 'status-active',
        away: 'user.reactivated',
        imported: 'status-imported',
        pending: 'status-pending-activation',
        resent: 'status-pending-activation',
        often: 'status-pending-activation',
        self: 'status-active',
        last: 'status-active',
      },
    ],
    [
      'cancel a plan',
      (selection) => statusOf(selection, { action: 'cancel-deactivation' }),
      {
        active: 'no-deactivation-planned',
        planned: 'user.deactivation-cancelled',
        past: 'no-deactivation-planned',
        away: 'status-deactivated',
        imported: 'status-imported',
        pending: 'status-pending-activation',
        resent: 'status-pending-activation',
        often: 'status-pending-activation',
        self: 'no-deactivation-planned',
        last: 'no-deactivation-planned',
      },
    ],
    [
      'send again',
      emailsOf,
      {
        active: 'status-active',
        planned: 'status-active',
        past: 'status-active',
        away: 'status-deactivated',
        imported: 'status-imported',
        pending: 'user.activation-email-resent',
        resent: 'sent-just-now',
        often: 'sent-too-often',
        self: 'status-active',
        last: 'status-active',
      },
    ],
  ];
  for (const [name, order, expected] of cases) {
    test(`${name}: told beforehand, and exactly so it comes`, async () => {
      const people: Record<string, string> = {
        ...(await everyKind()),
        self: server.organisation.users['user-administrator'].userId,
        last: server.organisation.users['organisation-administrator'].userId,
      };
      // The day after, before anything is written down of the one who is back.
      server.clock.set('2026-03-10T23:30:00Z');
      administrator = await server.signIn('user-administrator');
      for (let sent = 0; sent < 10; sent += 1) {
        await resend(people['often'] ?? '');
        server.clock.advance({ minutes: 2 });
      }
      administrator = await server.signIn('user-administrator');
      await resend(people['resent'] ?? '');
      await server.jobs.drained();
      const nameOf = new Map(Object.entries(people).map(([kind, userId]) => [userId, kind]));
      const ordered = order({ userIds: Object.values(people) });
      const [checked, unchanged] = await whatHappens(server, () => check(administrator, ordered));
      assert.deepEqual(unchanged, nothing);
      const told = Object.fromEntries(
        checked.leftOut.flatMap(({ reason, users }) => users.map(({ userId }) => [nameOf.get(userId), reason])),
      );
      const leftOut = Object.entries(expected).filter(([, outcome]) => !outcome.startsWith('user.'));
      assert.deepEqual(told, Object.fromEntries(leftOut));
      assert.equal(checked.able, Object.keys(people).length - leftOut.length);

      const [ended, happened] = await whatHappens(server, () => carryOut(administrator, ordered));
      assert.deepEqual([ended.status, ended.done, ended.skipped], ['completed', checked.able, leftOut.length]);
      assert.deepEqual(ended.leftOut, checked.leftOut);
      const done = Object.entries(expected).filter(([, outcome]) => outcome.startsWith('user.'));
      for (const [kind, event] of done) assert.equal((await server.history(people[kind] ?? '')).at(-1), event, kind);
      // What is true of the one who is back is written down by whoever locks that user first.
      const settled = done.some(([kind]) => kind === 'past') ? ['user.reactivated'] : [];
      const events = ['bulk-change.completed', 'bulk-change.started', ...settled, ...done.map(([, event]) => event)];
      assert.deepEqual(happened.events, events.toSorted());
      assert.equal(happened.newMails, done.filter(([, event]) => event === 'user.activation-email-resent').length);
      assert.deepEqual(reasonsOf(ended), reasonsOf(checked));
    });
  }

  test('nobody to be changed is refused, and nothing stays of it', async () => {
    const selection = { userIds: [await addUser(server, newPerson())] };
    const [answer, happened] = await whatHappens(server, () =>
      start(administrator, statusOf(selection, { action: 'reactivate' })),
    );
    assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: 'nobody-to-change' }]);
    assert.deepEqual(happened, nothing);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

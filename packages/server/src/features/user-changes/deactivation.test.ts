import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { setDeactivation } from '@tillid/contract/user-changes';
import { statusOn } from '@tillid/domain/users/deactivation-period';
import { userStatuses, type UserStatus } from '@tillid/domain/users/user-status';
import { addImported, createPending } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import type { TestPerson } from '../../../../../test/support/eid-visit.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Profile = ReplyOf<typeof setDeactivation>;
type Period = { readonly from: string | null; readonly to: string | null };

const noon = '2026-03-10T11:00:00Z';
const now: Period = { from: null, to: null };
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

async function profile(userId: string): Promise<Profile> {
  return readBody<Profile>(await administrator.get(`/api/v1/users/${userId}`), 200);
}

async function active(): Promise<{ user: Profile; person: TestPerson }> {
  const person = newPerson();
  return { user: await profile(await addUser(server, person)), person };
}

const place = (user: Pick<Profile, 'userId'>) => `/api/v1/users/${user.userId}/deactivation`;

function deactivate(user: Profile, period: Period = now, client = administrator): Promise<Answer> {
  return client.put(place(user), period, { ifMatch: user.version });
}

function end(user: Profile, client = administrator): Promise<Answer> {
  return client.delete(place(user), { ifMatch: user.version });
}

/** Moves the clock, after which the administrator has to log in anew. */
async function goTo(instant: string): Promise<void> {
  server.clock.set(instant);
  administrator = await server.signIn('user-administrator');
}

async function night(): Promise<void> {
  await server.query(`select graphile_worker.add_job('nightly')`);
  await server.jobs.drained();
}

async function mayLogIn(person: TestPerson): Promise<boolean> {
  return !(await server.logIn(server.visitor(), person)).includes('refused');
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, stale: nothing happens', async () => {
    const { user } = await active();
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('organisation-administrator'),
      'not-found': await server.otherOrganisation.signIn('user-administrator'),
    };
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients)) {
        assert.equal(readRefusal(await deactivate(user, now, client)).code, code);
        assert.equal(readRefusal(await end(user, client)).code, code);
      }
      assert.equal(readRefusal(await deactivate({ ...user, version: 7 })).code, 'stale');
      assert.equal(readRefusal(await end({ ...user, version: 7 })).code, 'stale');
    });
    assert.deepEqual(happened, nothing);
  });

  test('nobody deactivates themselves, nor the last organisation administrator, and is told why beforehand', async () => {
    for (const [role, reason] of [
      ['user-administrator', 'own-account'],
      ['organisation-administrator', 'last-organisation-administrator'],
    ] as const) {
      const user = await profile(server.organisation.users[role].userId);
      assert.deepEqual(user.abilities.deactivate, { allowed: false, reason });
      const [answer, happened] = await whatHappens(server, () => deactivate(user));
      assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: reason }]);
      assert.deepEqual(happened, nothing);
    }
  });
});

suite('state × action', () => {
  const states: Readonly<Record<string, () => Promise<Profile>>> = {
    imported: async () => profile((await addImported(server, [{ person: newPerson() }]))[0] ?? ''),
    pending: async () => profile((await createPending(administrator)).userId),
    active: async () => (await active()).user,
    planned: async () =>
      readBody<Profile>(await deactivate((await active()).user, { from: '2026-03-20', to: '2026-03-31' }), 200),
    deactivated: async () => readBody<Profile>(await deactivate((await active()).user), 200),
    'deactivated until': async () =>
      readBody<Profile>(await deactivate((await active()).user, { from: null, to: '2026-03-31' }), 200),
    'deactivated before periods': async () => profile(await addUser(server, newPerson(), { status: 'deactivated' })),
  };
  type Outcome = readonly [status: string, event: string] | 'status-does-not-allow' | 'no-deactivation-planned';
  const later: Period = { from: '2026-04-01', to: null };
  const until: Period = { from: null, to: '2026-04-30' };
  const table: readonly [state: string, action: 'now' | 'later' | 'until' | 'end', Outcome][] = [
    ['imported', 'now', 'status-does-not-allow'],
    ['imported', 'end', 'status-does-not-allow'],
    ['pending', 'now', 'status-does-not-allow'],
    ['pending', 'end', 'status-does-not-allow'],
    ['active', 'now', ['deactivated', 'user.deactivated']],
    ['active', 'later', ['active', 'user.deactivation-planned']],
    ['active', 'until', ['deactivated', 'user.deactivated']],
    ['active', 'end', 'no-deactivation-planned'],
    ['planned', 'now', ['deactivated', 'user.deactivated']],
    ['planned', 'later', ['active', 'user.deactivation-changed']],
    ['planned', 'end', ['active', 'user.deactivation-cancelled']],
    ['deactivated', 'until', ['deactivated', 'user.deactivation-changed']],
    ['deactivated', 'end', ['active', 'user.reactivated']],
    ['deactivated until', 'now', ['deactivated', 'user.deactivation-changed']],
    ['deactivated until', 'until', ['deactivated', 'user.deactivation-changed']],
    ['deactivated until', 'end', ['active', 'user.reactivated']],
    ['deactivated before periods', 'until', ['deactivated', 'user.deactivation-changed']],
    ['deactivated before periods', 'end', ['active', 'user.reactivated']],
  ];
  for (const [state, action, outcome] of table) {
    test(`${state}, ${action}`, async () => {
      const user = await (states[state] ?? states['active'])?.();
      assert.ok(user);
      const [answer, happened] = await whatHappens(server, () =>
        action === 'end' ? end(user) : deactivate(user, { now, later, until }[action]),
      );
      if (typeof outcome === 'string') {
        assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: outcome }]);
        assert.deepEqual(happened, nothing);
        return;
      }
      const [status, event] = outcome;
      assert.equal(readBody<Profile>(answer, 200).status, status);
      assert.deepEqual(happened, { ...nothing, events: [event], changedUsers: 1 });
    });
  }

  test('a plan marks the user in profile and list and tells when the user is back', async () => {
    const planned = await states['planned']?.();
    assert.ok(planned);
    assert.deepEqual(planned.marks, ['deactivation-planned']);
    assert.deepEqual(planned.deactivation, { from: '2026-03-20', to: '2026-03-31', backOn: '2026-04-01' });
    const list = await administrator.get(`/api/v1/users?search=${planned.userId}`);
    assert.deepEqual(list.body['items']?.[0]?.['marks'], ['deactivation-planned']);
    assert.deepEqual(planned.abilities.cancelDeactivation, { allowed: true, reason: null });
  });

  test('days that cannot be are refused at their fields', async () => {
    const { user } = await active();
    const answer = await deactivate(user, { from: '09.03.2026', to: '31.02.2026' });
    const errors = [
      { pointer: '/from', code: 'date-past' },
      { pointer: '/to', code: 'date-format' },
    ];
    assert.deepEqual(readRefusal(answer), { status: 422, code: 'validation-failed', errors });
  });
});

suite('what it does', () => {
  test('the sessions end at once, no other begins, and after reactivation the person logs in again', async () => {
    const { user, person } = await active();
    const client = server.visitor();
    await server.logIn(client, person);
    client.organisationId = server.organisation.organisationId;
    assert.equal((await client.get('/api/v1/profile')).status, 200);
    const gone = readBody<Profile>(await deactivate(await profile(user.userId)), 200);
    assert.equal((await client.get('/api/v1/profile')).status, 401);
    assert.equal(await mayLogIn(person), false);
    readBody<Profile>(await end(gone), 200);
    assert.equal((await client.get('/api/v1/profile')).status, 401);
    assert.equal(await mayLogIn(person), true);
  });

  const boundaries = [
    ['month end', '2026-01-30', '2026-01-31', '2026-01-29T23:00:00Z', '2026-01-31T23:00:00Z'],
    ['leap day', '2028-02-29', '2028-02-29', '2028-02-28T23:00:00Z', '2028-02-29T23:00:00Z'],
    ['spring forward', '2026-03-29', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['fall back', '2026-10-25', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ] as const;
  const secondBefore = (instant: string) => new Date(Date.parse(instant) - 1_000).toISOString();
  for (const [name, from, to, begins, ends] of boundaries) {
    test(`${name}: to and including the last day, to the second, with and without the job at night`, async () => {
      await goTo(`${Number(from.slice(0, 4)) - 1}-12-01T11:00:00Z`);
      const { user, person } = await active();
      readBody<Profile>(await deactivate(user, { from, to }), 200);
      for (const [instant, status] of [
        [secondBefore(begins), 'active'],
        [begins, 'deactivated'],
        [secondBefore(ends), 'deactivated'],
        [ends, 'active'],
      ] as const) {
        await goTo(instant);
        assert.equal((await profile(user.userId)).status, status, instant);
        const list = await administrator.get(`/api/v1/users?search=${user.userId}`);
        assert.equal(list.body['items']?.[0]?.['status'], status, instant);
        assert.equal(await mayLogIn(person), status === 'active', instant);
      }
      // Nothing was written down in all that time.
      await night();
      const events = await server.query<{ kind: string; at: Date; actor_kind: string }>(
        `select kind, at, actor_kind from history_event where entity_id = $1
          and kind in ('user.deactivated', 'user.reactivated') order by at`,
        [user.userId],
      );
      assert.deepEqual(
        events.map((event) => [event.kind, event.at.toISOString(), event.actor_kind]),
        [
          ['user.deactivated', new Date(begins).toISOString(), 'system'],
          ['user.reactivated', new Date(ends).toISOString(), 'system'],
        ],
      );
      assert.deepEqual((await profile(user.userId)).deactivation, null);
      const [, happened] = await whatHappens(server, night);
      assert.deepEqual(happened, nothing);
    });
  }

  test('a session that lasts over midnight ends there, before anything is written down', async () => {
    await goTo('2026-03-10T22:50:00Z');
    const { user, person } = await active();
    const client = server.visitor();
    await server.logIn(client, person);
    client.organisationId = server.organisation.organisationId;
    await deactivate(await profile(user.userId), { from: '2026-03-11', to: null });
    server.clock.set('2026-03-10T22:59:59Z');
    assert.equal((await client.get('/api/v1/profile')).status, 200);
    server.clock.set('2026-03-10T23:00:00Z');
    assert.equal((await client.get('/api/v1/profile')).status, 401);
  });

  test('whoever logs in after coming back stays signed in when that is written down', async () => {
    const { user, person } = await active();
    readBody<Profile>(await deactivate(user, { from: null, to: '2026-03-10' }), 200);
    server.clock.set('2026-03-10T23:10:00Z');
    const client = server.visitor();
    await server.logIn(client, person);
    client.organisationId = server.organisation.organisationId;
    await night();
    assert.ok((await server.history(user.userId)).includes('user.reactivated'));
    assert.equal((await client.get('/api/v1/profile')).status, 200);
  });

  test('what is changed after midnight is changed of the user as it is then', async () => {
    const { user } = await active();
    const planned = readBody<Profile>(await deactivate(user, { from: '2026-03-12', to: '2026-03-12' }), 200);
    await goTo('2026-03-13T11:00:00Z');
    const again = readBody<Profile>(await deactivate(planned), 200);
    assert.equal(again.status, 'deactivated');
    assert.deepEqual(again.deactivation, { from: '2026-03-13', to: null, backOn: null });
    assert.deepEqual((await server.history(user.userId)).slice(-3), [
      'user.deactivated',
      'user.reactivated',
      'user.deactivated',
    ]);
  });
});

suite('at the same time', () => {
  test('of two administrators one deactivates, and the other is told that the user was changed', async () => {
    const { user } = await active();
    const answers = await Promise.all([deactivate(user), deactivate(user, { from: '2026-03-20', to: null })]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
  });

  test('of two organisation administrators who are sent away at once one stays', async () => {
    const people = [server.organisation.users['organisation-administrator'].userId, (await active()).user.userId];
    await server.query('set session_replication_role = replica');
    await server.query(
      `insert into user_role (organisation_id, user_id, role) values ($1, $2, 'organisation-administrator')`,
      [server.organisation.organisationId, people[1]],
    );
    await server.query('set session_replication_role = origin');
    const users = await Promise.all(people.map(profile));
    const answers = await Promise.all(users.map((user) => deactivate(user)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422]);
    const refused = answers.find(({ status }) => status === 422);
    assert.ok(refused);
    assert.equal(readRefusal(refused).errors[0]?.code, 'last-organisation-administrator');
  });
});

test('conditions in SQL agree with the rule', async () => {
  const days = ['2028-02-28', '2028-02-29', '2028-03-01'];
  const rows = await server.query<{ status: UserStatus; since: string; until: string; day: string; told: string }>(
    `select s as status, a::text as since, z::text as until, d::text as day, user_status_on(s, a, z, d) as told
    from unnest($1::text[]) s, unnest($2::date[]) a, unnest($2::date[]) z, unnest($3::date[]) d
    where z is null or z >= a`,
    [userStatuses, [null, ...days], ['2028-02-27', ...days, '2028-03-02']],
  );
  assert.equal(rows.length, 4 * (1 + 3 + 6) * 5);
  for (const { status, since: from, until: to, day, told } of rows)
    assert.equal(told, statusOn({ status, from, to }, day), `${status} ${from} ${to} ${day}`);
});

async function furtherAdministrator(): Promise<{ userId: string; client: Client }> {
  const person = newPerson();
  const userId = await addUser(server, person, { roles: ['user-administrator'] });
  const client = server.visitor();
  assert.equal(await server.logIn(client, person), '/');
  client.organisationId = server.organisation.organisationId;
  return { userId, client };
}

for (const [way, send] of [
  ['deactivate', (client: Client, user: Profile) => deactivate(user, now, client)],
  [
    'delete',
    (client: Client, { userId, version }: Profile) => client.delete(`/api/v1/users/${userId}`, { ifMatch: version }),
  ],
] as const) {
  test(`of two administrators who ${way} each other at once one stays`, async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await furtherAdministrator(), await furtherAdministrator()];
      const [first, second] = [await profile(one.userId), await profile(other.userId)];
      const answers = await Promise.all([send(one.client, second), send(other.client, first)]);
      const won = answers.filter(({ status }) => status < 300);
      const lost = answers.filter(({ status }) => status === 401);
      assert.deepEqual([won.length, lost.length], [1, 1], answers.map(({ text }) => text).join());
      const left = won[0] === answers[0] ? one : other;
      assert.equal((await profile(left.userId)).status, 'active');
    }
  });
}

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as history from '@tillid/contract/history';
import type * as contract from '@tillid/contract/users';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { createUserBy, newUserBody, type NewUserBody, type UserCreated } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

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
  administrator = await server.signIn('user-administrator');
});

async function count(table: string, userId: string): Promise<number> {
  const column = table === 'business_user' ? 'id' : 'user_id';
  const [row] = await server.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [
    userId,
  ]);
  return row?.n ?? -1;
}

suite('who may', () => {
  const someone = '01900000-0000-7000-8000-000000000000';
  const requests: readonly [string, (client: Client) => Promise<Answer>][] = [
    ['list', (client) => client.get(users)],
    ['create', (client) => client.post(users, newUserBody())],
    ['read', (client) => client.get(`${users}/${someone}`)],
    ['delete', (client) => client.delete(`${users}/${someone}`, { ifMatch: 1 })],
    ['read history', (client) => client.get(`${users}/${someone}/history`)],
    ['read the own profile', (client) => client.get('/api/v1/profile')],
  ];

  for (const [what, request] of requests) {
    test(`not signed in: ${what}`, async () => {
      const { status, code } = readRefusal(await request(server.visitor()));
      assert.deepEqual({ status, code }, { status: 401, code: 'not-authenticated' });
    });
  }

  for (const [what, request] of requests.slice(0, 5)) {
    test(`a user without a role may not ${what}`, async () => {
      const { status, code } = readRefusal(await request(await server.signIn('user')));
      assert.deepEqual({ status, code }, { status: 403, code: 'not-permitted' });
    });
  }

  for (const role of ['organisation-administrator', 'rights-administrator'] as const) {
    test(`${role} sees users and their history and may not change who they are`, async () => {
      const { user } = await createUserBy(administrator);
      const client = await server.signIn(role);
      const seen = readBody<Profile>(await client.get(`${users}/${user.userId}`), 200);
      const allowed = Object.entries(seen.abilities).flatMap(([name, ability]) => (ability.allowed ? name : []));
      assert.deepEqual(allowed, role === 'organisation-administrator' ? ['assignUnits'] : []);
      const reasons = new Set(Object.values(seen.abilities).flatMap(({ reason }) => reason ?? []));
      assert.deepEqual(reasons, new Set(['permission-missing']));
      assert.equal((await client.get(`${users}/${user.userId}/history`)).status, 200);
      assert.equal((await client.post(users, newUserBody())).status, 403);
      assert.equal((await client.delete(`${users}/${user.userId}`, { ifMatch: user.version })).status, 403);
    });
  }

  test("another organisation's user is not found, whatever is tried", async () => {
    const { user } = await createUserBy(administrator);
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    const absent = readRefusal(await stranger.get(`${users}/${someone}`));
    const answers = [
      await stranger.get(`${users}/${user.userId}`),
      await stranger.delete(`${users}/${user.userId}`, { ifMatch: user.version }),
      await stranger.get(`${users}/${user.userId}/history`),
    ];
    for (const answer of answers) assert.deepEqual(readRefusal(answer), absent);
    assert.equal(absent.code, 'not-found');
    assert.equal(await count('business_user', user.userId), 1);
  });

  test('a stale version changes nothing', async () => {
    const { user } = await createUserBy(administrator);
    const kinds = await server.history(user.userId);
    const answer = await administrator.delete(`${users}/${user.userId}`, { ifMatch: user.version + 1 });
    assert.deepEqual(readRefusal(answer), { status: 412, code: 'stale', errors: [] });
    assert.deepEqual(await server.history(user.userId), kinds);
  });
});

suite('creating a user', () => {
  test('with a CPR number: pending, one mail, no code, every step in history', async () => {
    const person = newPerson();
    const { user, sent } = await createUserBy(administrator, { cpr: person.cpr ?? null, phone: '12 34 56 78' });
    assert.equal(user.status, 'pending-activation');
    assert.equal(user.maskedCpr, `${person.cpr?.slice(0, 6)}-••••`);
    assert.equal(user.dateOfBirth, person.dateOfBirth);
    assert.equal(user.phone, '+4512345678');
    assert.equal(user.authenticator, 'private');
    assert.deepEqual(user.roles, ['user']);
    assert.deepEqual(user.marks, []);
    assert.equal(sent.code, null);
    assert.equal(user.activation.link?.state, 'valid');
    assert.equal(user.activation.email?.status, 'queued');
    assert.equal(user.activation.code, null);
    const no = (reason: string) => ({ allowed: false, reason });
    const yes = { allowed: true, reason: null };
    assert.deepEqual(user.abilities, {
      editDraft: no('status-does-not-allow'),
      editContact: yes,
      assignUnits: yes,
      correct: yes,
      correctIdentity: yes,
      deactivate: no('status-does-not-allow'),
      cancelDeactivation: no('status-does-not-allow'),
      changeDeactivation: no('status-does-not-allow'),
      reactivate: no('status-does-not-allow'),
      sendForActivation: no('status-does-not-allow'),
      resendActivationEmail: yes,
      makeActivationCode: no('has-cpr'),
      showCpr: yes,
      delete: yes,
    });
    assert.deepEqual(await server.history(user.userId), ['user.created', 'user.activation-email-queued']);
    assert.equal(await count('email', user.userId), 1);
    assert.equal(await count('sign_in_identity', user.userId), 1);
  });

  test('with a date of birth: a code in the reply, nothing to find the person by at sign-in', async () => {
    const { user, sent } = await createUserBy(administrator, { cpr: null });
    assert.match(sent.code ?? '', /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
    assert.equal(user.maskedCpr, null);
    assert.equal(user.activation.code?.state, 'valid');
    assert.equal(await count('sign_in_identity', user.userId), 0);
    const kinds = await server.history(user.userId);
    assert.equal(kinds[0], 'user.created');
    assert.ok(kinds.includes('user.activation-code-made'));
  });

  test('no answer, event, mail row or job holds the CPR number in clear', async () => {
    const { cpr } = newPerson();
    const answer = await administrator.post(users, newUserBody({ cpr: cpr ?? null, dateOfBirth: null }));
    const { user } = readBody<UserCreated>(answer, 201);
    const texts = [answer.text, (await administrator.get(`${users}/${user.userId}/history`)).text];
    const rows = await server.query<{ text: string }>(`
      select row_to_json(u)::text as text from business_user u union all
      select row_to_json(h)::text from history_event h union all
      select row_to_json(j)::text from graphile_worker._private_jobs j`);
    for (const text of [...texts, ...rows.map((row) => row.text)]) assert.ok(!text.includes(`${cpr}`));
  });

  const faults: readonly [string, Partial<NewUserBody>, { pointer: string; code: string }[]][] = [
    [
      'nothing filled in',
      { firstName: ' ', lastName: '', cpr: null, dateOfBirth: '', email: '' },
      [
        { pointer: '/firstName', code: 'name-missing' },
        { pointer: '/lastName', code: 'name-missing' },
        { pointer: '/cpr', code: 'cpr-or-date-missing' },
        { pointer: '/email', code: 'email-missing' },
      ],
    ],
    ['nine digits', { cpr: '70 01 01 111', dateOfBirth: null }, [{ pointer: '/cpr', code: 'cpr-format' }]],
    ['a lost zero', { cpr: '610101111', dateOfBirth: null }, [{ pointer: '/cpr', code: 'cpr-lost-zero' }]],
    [
      'two dates of birth',
      { cpr: '6101601111', dateOfBirth: '02.01.1960' },
      [{ pointer: '/dateOfBirth', code: 'birth-dates-differ' }],
    ],
    ['a date to come', { cpr: null, dateOfBirth: '11.03.2026' }, [{ pointer: '/dateOfBirth', code: 'date-future' }]],
    ['a wrong phone', { phone: '12' }, [{ pointer: '/phone', code: 'phone-format' }]],
    ['an address without domain', { email: 'nobody@' }, [{ pointer: '/email', code: 'email-format' }]],
  ];
  for (const [name, parts, errors] of faults) {
    test(`refused: ${name}`, async () => {
      const [earlier] = await server.query<{ n: number }>('select count(*)::int as n from history_event');
      const answer = await administrator.post(users, newUserBody(parts));
      assert.deepEqual(readRefusal(answer), { status: 422, code: 'validation-failed', errors });
      const [afterwards] = await server.query<{ n: number }>('select count(*)::int as n from history_event');
      assert.deepEqual(afterwards, earlier);
    });
  }

  test('what the organisation does not allow is refused', async () => {
    await changeSettings({ anonymityAllowed: false, referenceTextAllowed: false, identityAssurance: 'substantial' });
    const answer = await administrator.post(
      users,
      newUserBody({ anonymous: true, referenceText: 'X', targetLevel: 'high' }),
    );
    const codes = readRefusal(answer).errors.map((error) => `${error.pointer} ${error.code}`);
    assert.deepEqual(codes, [
      '/anonymous anonymity-not-allowed',
      '/referenceText reference-not-allowed',
      '/targetLevel level-above-organisation',
    ]);
    await changeSettings({ anonymityAllowed: true, referenceTextAllowed: true, identityAssurance: 'high' });
  });

  test('without private eID the first separate authenticator is meant', async () => {
    await changeSettings({ privateAuthenticatorAllowed: false });
    assert.equal((await createUserBy(administrator)).user.authenticator, 'app');
    await changeSettings({ privateAuthenticatorAllowed: true });
  });

  test('a CPR number that a user has is refused with that user, whatever the status', async () => {
    const { person, userId } = server.organisation.users.user;
    const answer = await administrator.post(users, newUserBody({ cpr: person.cpr ?? null, dateOfBirth: null }));
    const params = { userId, status: 'active' };
    const errors = [{ pointer: '/cpr', code: 'already-exists', params }];
    assert.deepEqual(readRefusal(answer), { status: 409, code: 'conflict', errors });
  });

  test('the same person can be a user of two organisations', async () => {
    const person = server.otherOrganisation.users.user.person;
    await createUserBy(administrator, { cpr: person.cpr ?? null, dateOfBirth: null });
  });

  test('same name and date of birth without CPR number: asked first, created when confirmed', async () => {
    const first = await createUserBy(administrator, {
      firstName: 'Åse Marie',
      lastName: 'Sørensen',
      cpr: null,
      dateOfBirth: '01.02.1980',
    });
    const again = newUserBody({
      firstName: 'AASE  marie',
      lastName: 'Soerensen',
      cpr: null,
      dateOfBirth: '1980-02-01',
    });
    const params = { userId: first.user.userId };
    const errors = [{ pointer: '', code: 'same-name-and-birth-date', params }];
    assert.deepEqual(readRefusal(await administrator.post(users, again)), { status: 409, code: 'conflict', errors });
    const confirmed = await administrator.post(users, { ...again, confirmedSamePerson: true });
    assert.notEqual(readBody<UserCreated>(confirmed, 201).user.userId, first.user.userId);
    await createUserBy(administrator, {
      firstName: 'Åse Marie',
      lastName: 'Sørensen',
      cpr: null,
      dateOfBirth: '02.02.1980',
    });
  });

  test('one of the two without CPR number is enough to be asked, two numbers are two people', async () => {
    const name = { firstName: 'Tvilling', lastName: 'Ågård' };
    const withCpr = { ...name, cpr: '6303790001', dateOfBirth: null };
    await createUserBy(administrator, withCpr);
    await createUserBy(administrator, { ...withCpr, cpr: '6303790002' });
    const bare = newUserBody({ ...name, cpr: null, dateOfBirth: '03.03.1979' });
    assert.equal((await administrator.post(users, bare)).status, 409);
    const { user } = readBody<UserCreated>(
      await administrator.post(users, { ...bare, confirmedSamePerson: true }),
      201,
    );
    const third = await administrator.post(users, newUserBody({ ...withCpr, cpr: '6303790003' }));
    const errors = [{ pointer: '', code: 'same-name-and-birth-date', params: { userId: user.userId } }];
    assert.deepEqual(readRefusal(third), { status: 409, code: 'conflict', errors });
  });
});

async function changeSettings(settings: Record<string, unknown>): Promise<void> {
  await server.query('alter table organisation_settings disable trigger history');
  await server.query('update organisation_settings set settings = settings || $1 where organisation_id = $2', [
    JSON.stringify(settings),
    server.organisation.organisationId,
  ]);
  await server.query('alter table organisation_settings enable trigger history');
}

suite('reading', () => {
  test('marks come and go with time', async () => {
    const { user } = await createUserBy(administrator, { cpr: null, anonymous: true });
    assert.deepEqual(user.marks, ['anonymous']);
    server.clock.advance({ days: 31 });
    administrator = await server.signIn('user-administrator');
    const later = readBody<Profile>(await administrator.get(`${users}/${user.userId}`), 200);
    assert.deepEqual(later.marks, ['link-expired', 'code-expired', 'anonymous']);
    assert.equal(later.activation.link?.state, 'expired');
    assert.equal(later.status, 'pending-activation');
  });

  test('history tells who did what, newest first, with old and new values', async () => {
    const { user } = await createUserBy(administrator, { firstName: 'Signe', phone: '12345678' });
    const { items } = readBody<History>(await administrator.get(`${users}/${user.userId}/history`), 200);
    assert.deepEqual(
      items.map((item) => item.kind),
      ['user.activation-email-queued', 'user.created'],
    );
    const { person } = server.organisation.users['user-administrator'];
    const created = items.at(-1);
    assert.equal(created?.actorName, `${person.firstName} ${person.lastName}`);
    const changes = new Map(created?.changes.map((change) => [change.field, change]));
    assert.deepEqual(changes.get('firstName'), { field: 'firstName', from: null, to: 'Signe' });
    assert.deepEqual(changes.get('cpr'), { field: 'cpr', from: null, to: null });
  });

  test('history shows the newest 200 events', async () => {
    const { user } = await createUserBy(administrator);
    await server.query(
      `insert into history_event (organisation_id, id, kind, entity_type, entity_id, actor_kind, at, request_id, changed_fields, commitment)
       select $1, ('01a00000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'user.signed-in', 'user', $2, 'system',
         $3::timestamptz + n * interval '1 hour', 'test', '{}', ''
       from generate_series(1, 205) n`,
      [server.organisation.organisationId, user.userId, user.createdAt],
    );
    const { items } = readBody<History>(await administrator.get(`${users}/${user.userId}/history`), 200);
    assert.equal(items.length, 200);
    const times = items.map((item) => item.at);
    assert.deepEqual(times, times.toSorted().toReversed());
    assert.ok(items.every((item) => item.kind === 'user.signed-in' && item.actorName === null));
  });

  test('everybody reads the own profile', async () => {
    const { userId, person } = server.organisation.users.user;
    const profile = readBody<{ userId: string; maskedCpr: string }>(
      await (await server.signIn('user')).get('/api/v1/profile'),
      200,
    );
    assert.equal(profile.userId, userId);
    assert.equal(profile.maskedCpr, `${person.cpr?.slice(0, 6)}-••••`);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

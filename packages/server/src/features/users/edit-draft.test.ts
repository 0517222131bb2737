import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type { readOrganisation } from '@tillid/contract/organisation';
import type * as history from '@tillid/contract/history';
import type * as contract from '@tillid/contract/users';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { newUserBody } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { deleteUsers, insertUser } from './index.ts';

type Body = BodyOf<typeof contract.editDraft>;
type Profile = ReplyOf<typeof contract.editDraft>;
type History = ReplyOf<typeof history.readUserHistory>;
type Organisation = ReplyOf<typeof readOrganisation>;

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

function scope() {
  const organisationId = asOrganisationId(server.organisation.organisationId);
  return { organisationId, actor: { kind: 'system' }, requestId: 'test', now: server.clock.now() } as const;
}

/** Puts an imported user in, as an import does. */
async function imported(parts: { cpr?: undefined } = {}): Promise<Profile> {
  const person = newPerson(parts);
  const cpr = person.cpr === undefined ? undefined : parseCpr(person.cpr, { testNumbers: true });
  const user = await server.platform.work(scope(), (tx) =>
    insertUser(tx, server.platform.keyring, {
      draft: {
        firstName: person.firstName,
        lastName: person.lastName,
        cpr: cpr?.ok === true ? cpr.value : undefined,
        dateOfBirth: person.dateOfBirth,
        email: 'imported@example.test',
        phone: undefined,
        anonymous: false,
        referenceText: undefined,
        targetLevel: 'substantial',
      },
      status: 'imported',
      authenticator: null,
    }),
  );
  return await profile(user?.id ?? '');
}

async function profile(userId: string): Promise<Profile> {
  return readBody<Profile>(await administrator.get(`/api/v1/users/${userId}`), 200);
}

function bodyOf(user: Profile, parts: Partial<Body> = {}): Body {
  const { firstName, lastName, dateOfBirth, email, phone, anonymous, referenceText, targetLevel } = user;
  const { authenticator, authenticatorLimit, productionUnit, seNumber, invoicingMethod } = user;
  return {
    firstName,
    lastName,
    cpr: null,
    keepCpr: true,
    dateOfBirth,
    email,
    phone,
    anonymous,
    referenceText,
    targetLevel,
    authenticator,
    authenticatorLimit,
    productionUnitId: productionUnit?.productionUnitId ?? null,
    seNumberId: seNumber?.seNumberId ?? null,
    invoicingMethodId: invoicingMethod?.invoicingMethodId ?? null,
    ...parts,
  };
}

function edit(user: Profile, parts: Partial<Body> = {}, client = administrator) {
  return client.put(`/api/v1/users/${user.userId}/draft`, bodyOf(user, parts), { ifMatch: user.version });
}

async function signInRows(userId: string): Promise<number> {
  const rows = await server.query('select from sign_in_identity where user_id = $1', [userId]);
  return rows.length;
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, stale', async () => {
    const user = await imported();
    const codeOf = async (client: Client) => readRefusal(await edit(user, { firstName: 'Nobody' }, client)).code;
    assert.equal(await codeOf(server.visitor()), 'not-authenticated');
    assert.equal(await codeOf(await server.signIn('organisation-administrator')), 'not-permitted');
    assert.equal(await codeOf(await server.otherOrganisation.signIn('user-administrator')), 'not-found');
    const stale = await edit({ ...user, version: 7 }, { firstName: 'Nobody' });
    assert.deepEqual(readRefusal(stale), { status: 412, code: 'stale', errors: [] });
    assert.deepEqual(await server.history(user.userId), ['user.created']);
  });

  test('a user sent for activation is no draft any more', async () => {
    const answer = await administrator.post('/api/v1/users', newUserBody());
    const { user } = readBody<{ user: Profile }>(answer, 201);
    const errors = [{ pointer: '', code: 'status-does-not-allow' }];
    assert.deepEqual(readRefusal(await edit(user)), { status: 422, code: 'rule-broken', errors });
  });
});

suite('editing', () => {
  test('changed fields are kept, told in history, and the version goes up', async () => {
    const user = await imported();
    const organisation = readBody<Organisation>(await administrator.get('/api/v1/organisation'), 200);
    const productionUnitId = organisation.productionUnits[0]?.productionUnitId ?? null;
    const seNumberId = organisation.seNumbers[0]?.seNumberId ?? null;
    const invoicingMethodId = organisation.invoicingMethods[0]?.invoicingMethodId ?? null;
    const answer = await edit(user, {
      firstName: ' Åse  Lis ',
      phone: '12345678',
      anonymous: true,
      referenceText: 'Hus 4',
      targetLevel: 'high',
      authenticator: 'chip',
      authenticatorLimit: 3,
      productionUnitId,
      seNumberId,
      invoicingMethodId,
    });
    const edited = readBody<Profile>(answer, 200);
    assert.equal(answer.headers['etag'], '"2"');
    assert.equal(edited.firstName, 'Åse Lis');
    assert.equal(edited.maskedCpr, user.maskedCpr);
    assert.equal(edited.productionUnit?.name, 'Rådhuset');
    assert.deepEqual([edited.authenticator, edited.authenticatorLimit], ['chip', 3]);
    assert.deepEqual(edited, await profile(user.userId));
    const { items } = readBody<History>(await administrator.get(`/api/v1/users/${user.userId}/history`), 200);
    assert.equal(items[0]?.kind, 'user.draft-edited');
    const changes = new Map(items[0]?.changes.map((change) => [change.field, change]));
    assert.deepEqual(changes.get('firstName'), { field: 'firstName', from: user.firstName, to: 'Åse Lis' });
    assert.deepEqual(changes.get('productionUnit')?.to, '1900000018 Rådhuset');
    assert.equal(changes.has('email'), false);
    const found = await administrator.get('/api/v1/users?search=aase+lis');
    assert.ok(found.text.includes(user.userId));
  });

  test('nothing changed writes nothing', async () => {
    const user = await imported();
    assert.equal(readBody<Profile>(await edit(user), 200).version, user.version);
    assert.deepEqual(await server.history(user.userId), ['user.created']);
  });

  test('another CPR number changes whom the person is found as at sign-in, and history says only that it changed', async () => {
    const user = await imported();
    const { cpr } = newPerson();
    const found = await server.query('select person_hash from sign_in_identity where user_id = $1', [user.userId]);
    const edited = readBody<Profile>(await edit(user, { keepCpr: false, cpr: cpr ?? null, dateOfBirth: null }), 200);
    assert.equal(edited.maskedCpr, `${cpr?.slice(0, 6)}-••••`);
    const afterwards = await server.query('select person_hash from sign_in_identity where user_id = $1', [user.userId]);
    assert.equal(afterwards.length, 1);
    assert.notDeepEqual(afterwards, found);
    const { items } = readBody<History>(await administrator.get(`/api/v1/users/${user.userId}/history`), 200);
    const change = items[0]?.changes.find((each) => each.field === 'cpr');
    assert.deepEqual(change, { field: 'cpr', from: null, to: null });
  });

  test('a CPR number can be taken away and given', async () => {
    const user = await imported();
    const without = readBody<Profile>(await edit(user, { keepCpr: false, cpr: null }), 200);
    assert.equal(without.maskedCpr, null);
    assert.equal(await signInRows(user.userId), 0);
    const { cpr } = newPerson();
    const again = readBody<Profile>(await edit(without, { keepCpr: false, cpr: cpr ?? null, dateOfBirth: null }), 200);
    assert.ok(again.maskedCpr);
    assert.equal(await signInRows(user.userId), 1);
  });

  test("another user's CPR number is refused with that user", async () => {
    const user = await imported();
    const { person, userId } = server.organisation.users.user;
    const answer = await edit(user, { keepCpr: false, cpr: person.cpr ?? null, dateOfBirth: null });
    const errors = [{ pointer: '/cpr', code: 'already-exists', params: { userId, status: 'active' } }];
    assert.deepEqual(readRefusal(answer), { status: 409, code: 'conflict', errors });
  });

  test('of two edits at once one wins and the other is stale', async () => {
    const user = await imported();
    const answers = await Promise.all(['Anna', 'Berta'].map((firstName) => edit(user, { firstName })));
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 412]);
    assert.deepEqual(await server.history(user.userId), ['user.created', 'user.draft-edited']);
  });

  test('of drafts given one CPR number at once one wins, and the others are told who', async () => {
    const drafts: Profile[] = [];
    for (let made = 0; made < 6; made += 1) drafts.push(await imported());
    const { cpr = null } = newPerson();
    const answers = await Promise.all(drafts.map((user) => edit(user, { keepCpr: false, cpr, dateOfBirth: null })));
    const [winner] = answers.filter((answer) => answer.status === 200);
    assert.ok(winner);
    const { userId } = readBody<Profile>(winner, 200);
    const errors = [{ pointer: '/cpr', code: 'already-exists', params: { userId, status: 'imported' } }];
    for (const answer of answers.filter((other) => other !== winner)) {
      assert.deepEqual(readRefusal(answer), { status: 409, code: 'conflict', errors });
    }
  });

  for (const { table, field, code } of [
    { table: 'production_unit', field: 'productionUnitId', code: 'production-unit-not-registered' },
    { table: 'se_number', field: 'seNumberId', code: 'se-number-not-registered' },
    { table: 'invoicing_method', field: 'invoicingMethodId', code: 'ean-not-registered' },
  ]) {
    test(`what goes while it is being chosen is told as if it had been gone: ${table}`, async () => {
      const user = await imported();
      const id = randomUUID();
      const { organisationId } = server.organisation;
      await force(server, `insert into ${table} values ($1, $2, 1, '1', 'Går')`, [organisationId, id]);
      await server.query(
        `begin; set local session_replication_role = replica; delete from ${table} where id = '${id}'`,
      );
      const editing = edit(user, { [field]: id });
      while ((await server.query('select from pg_locks where not granted')).length === 0);
      await server.query('commit');
      const errors = [{ pointer: `/${field}`, code }];
      assert.deepEqual(readRefusal(await editing), { status: 422, code: 'validation-failed', errors });
    });
  }

  const someone = '01900000-0000-7000-8000-000000000000';
  const faults: readonly [string, Partial<Body>, string[]][] = [
    [
      'every fault at once',
      { firstName: '', email: 'x', productionUnitId: someone },
      ['/firstName name-missing', '/email email-format', '/productionUnitId production-unit-not-registered'],
    ],
    [
      'a date of birth that is not of the kept CPR number',
      { dateOfBirth: '01.01.1950' },
      ['/dateOfBirth birth-dates-differ'],
    ],
    ['neither CPR number nor date of birth', { keepCpr: false, dateOfBirth: null }, ['/cpr cpr-or-date-missing']],
    ['an SE number of nobody', { seNumberId: someone }, ['/seNumberId se-number-not-registered']],
    ['an invoicing method of nobody', { invoicingMethodId: someone }, ['/invoicingMethodId ean-not-registered']],
  ];
  for (const [name, parts, expected] of faults) {
    test(`refused: ${name}`, async () => {
      const user = await imported();
      const { code, errors } = readRefusal(await edit(user, parts));
      assert.equal(code, 'validation-failed');
      assert.deepEqual(
        errors.map((error) => `${error.pointer} ${error.code}`),
        expected,
      );
      assert.deepEqual(await profile(user.userId), user);
    });
  }

  test("another organisation's production unit is none of ours", async () => {
    const user = await imported();
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    const theirs = readBody<Organisation>(await stranger.get('/api/v1/organisation'), 200);
    const productionUnitId = theirs.productionUnits[0]?.productionUnitId ?? null;
    const { errors } = readRefusal(await edit(user, { productionUnitId }));
    assert.deepEqual(errors, [{ pointer: '/productionUnitId', code: 'production-unit-not-registered' }]);
  });
});

suite('deleting imported users', () => {
  test('many at once: those of the organisation alone, each with its event', async () => {
    const drafts = [await imported(), await imported({ cpr: undefined })];
    const ids = drafts.map((user) => user.userId);
    const theirs = server.otherOrganisation.users.user.userId;
    const deleted = await server.platform.work(scope(), (tx) =>
      deleteUsers(tx, server.platform.keyring, [...ids, theirs]),
    );
    assert.deepEqual(deleted.toSorted(), ids.toSorted());
    for (const id of ids) assert.deepEqual(await server.history(id), ['user.created', 'user.deleted']);
    const left = await server.query('select from business_user where id = any($1)', [[theirs, ...ids]]);
    assert.equal(left.length, 1);
  });
});

test('an imported user can do nothing before activation but be edited, sent, deleted, associated with units and have the CPR number shown', async () => {
  const { abilities, activation } = await imported();
  const allowed = Object.entries(abilities).filter(([, ability]) => ability.allowed);
  assert.deepEqual(
    allowed.map(([name]) => name),
    ['editDraft', 'assignUnits', 'sendForActivation', 'showCpr', 'delete'],
  );
  assert.deepEqual(activation, { link: null, email: null, code: null });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

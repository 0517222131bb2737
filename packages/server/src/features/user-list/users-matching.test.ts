import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { codeState } from '@tillid/domain/activation/activation-code';
import { statusOn } from '@tillid/domain/users/deactivation-period';
import { activationMatters, everyUser, type ActivationMatter, type UserFilter } from '@tillid/domain/users/user-filter';
import {
  formatUserOrder,
  parseUserOrder,
  userOrderTexts,
  type UserOrder,
  type UserOrderKey,
} from '@tillid/domain/users/user-order';
import type { UserStatus } from '@tillid/domain/users/user-status';
import {
  anImport,
  insertPeople,
  instants,
  methods,
  now,
  organisationId,
  people,
  personAt,
  seNumbers,
  today,
  units,
  type Person,
} from '../../../../../test/support/filtered-people.ts';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../../test/support/migrated-database.ts';
import { danishDay } from '../../platform/clock/clock.ts';
import { openPool } from '../../platform/db/pool.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { createWork, type Work } from '../../platform/db/work.ts';
import { usersMatching } from '../users/index.ts';
import { readUsersInOrder, type Limits } from './users-in-order.ts';

let database: MigratedDatabase;
let work: Work;
let close: () => Promise<void>;

before(async () => {
  database = await startMigratedDatabase();
  const pool = openPool(database.serverUrl, { max: 2 });
  close = () => pool.end();
  work = createWork(pool, database.roles);
  await insertPeople(database);
});
after(async () => {
  await close();
  await database.stop();
});

const scope = {
  organisationId: asOrganisationId(organisationId),
  actor: { kind: 'system' },
  requestId: 'test',
  now,
} as const;

async function matching(parts: Partial<UserFilter>): Promise<string[]> {
  const rows = await work(scope, (tx) =>
    usersMatching(tx, { ...everyUser, ...parts })
      .select('id')
      .orderBy('id')
      .execute(),
  );
  return rows.map((row) => row.id);
}

/** The page that a filter gives in an order, on one side of a user. */
async function page(parts: Partial<UserFilter>, order: UserOrder, from?: Person): Promise<string[]> {
  const [usual, soon] = [await pageWithin(undefined), await pageWithin(soonAtTheirEnd)];
  assert.deepEqual(soon, usual, 'however far is walked and however many are gathered');
  return usual;

  function pageWithin(limits: Limits | undefined): Promise<string[]> {
    return readPage(parts, order, { from, limits });
  }
}

const soonAtTheirEnd: Limits = {
  walked: { least: 5, name: 20, created: 5, 'last-sign-in': 5, unit: 5, elsewhere: 5 },
  gathered: { elsewhere: 5, words: 5 },
  lookedAt: 3,
};

async function readPage(
  parts: Partial<UserFilter>,
  order: UserOrder,
  { from, limits }: { from: Person | undefined; limits: Limits | undefined },
): Promise<string[]> {
  const place = from === undefined ? undefined : { id: from.id, key: keyOf[order.by](from) };
  const rows = await work(scope, (tx) =>
    readUsersInOrder(tx, { ...everyUser, ...parts }, order, limits)(place, false, pageSize),
  );
  return rows.map((row) => row.id);
}

const pageSize = 9;
const keyOf: Readonly<Record<UserOrderKey, (person: Person) => string>> = {
  name: (person) => person.name,
  created: (person) => person.createdAt,
  'last-sign-in': ({ signedInAt }) =>
    signedInAt === null ? '-infinity' : danishDay(Temporal.Instant.from(signedInAt)).toString(),
};

function inOrder(some: readonly Person[], { by, descending }: UserOrder): Person[] {
  const compared = (person: Person) => keyOf[by](person).replace('-infinity', '');
  const names = new Intl.Collator('da');
  const compare = by === 'name' ? names.compare : (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = some.toSorted((a, b) => compare(compared(a), compared(b)) || (a.id < b.id ? -1 : 1));
  return descending ? sorted.toReversed() : sorted;
}

/** The query gives all whom the filter means, and the list the same by pages, whatever its order and from wherever. */
async function assertMatching(parts: Partial<UserFilter>, isOne: (person: Person) => boolean): Promise<void> {
  const expected = people.filter(isOne);
  assert.ok(expected.length > 0 && expected.length < people.length, 'some are let through, and some are not');
  assert.deepEqual(await matching(parts), idsOf(expected));
  for (const order of userOrderTexts.map(parseUserOrder)) {
    assert.ok(order);
    const sorted = inOrder(expected, order);
    const said = formatUserOrder(order);
    assert.deepEqual(await page(parts, order), idsOf(sorted.slice(0, pageSize)), said);
    const [middle, last] = [Math.floor(sorted.length / 2), sorted.length - 2];
    for (const index of [middle, last].filter((number) => number >= 0)) {
      const next = idsOf(sorted.slice(index + 1, index + 1 + pageSize));
      assert.deepEqual(await page(parts, order, sorted[index]), next, `${said} after ${index}`);
    }
  }
}

function idsOf(some: readonly Person[]): string[] {
  return some.map((person) => person.id);
}

const statusToday = ({ status, from, to }: Person) => statusOn({ status, from, to }, today);

suite('the status is that of the day', () => {
  for (const statuses of [
    ['imported'],
    ['pending-activation'],
    ['active'],
    ['deactivated'],
    ['active', 'deactivated'],
    ['pending-activation', 'deactivated'],
  ] as const) {
    test(statuses.join(' or '), () =>
      assertMatching({ statuses }, (person) => (statuses as readonly UserStatus[]).includes(statusToday(person))),
    );
  }

  test('a deactivation that is planned', () =>
    assertMatching(
      { deactivationPlanned: true },
      (person) => statusToday(person) === 'active' && person.from !== null && person.from > today,
    ));
});

suite('what was chosen for the user', () => {
  test('what the user can log in with', () =>
    assertMatching({ authenticators: ['chip'] }, (person) => person.authenticator === 'chip'));
  test('one of several, and a blocked one is none', async () => {
    await assertMatching({ authenticators: ['private', 'chip'] }, (person) => person.authenticator !== null);
    assert.deepEqual(await matching({ authenticators: ['app', 'shared'] }), []);
  });
  test('production unit', () =>
    assertMatching({ productionUnitIds: [units[0]] }, (person) => person.unit === units[0]));
  test('one of several production units', () =>
    assertMatching({ productionUnitIds: units }, (person) => person.unit !== null));
  test('SE number', () => assertMatching({ seNumberIds: seNumbers }, (person) => person.se !== null));
  test('invoicing method', () => assertMatching({ invoicingMethodIds: methods }, (person) => person.method !== null));
  for (const anonymous of [true, false])
    test(`anonymous: ${anonymous}`, () => assertMatching({ anonymous }, (person) => person.anonymous === anonymous));
  test('import', () => assertMatching({ importId: anImport }, (person) => person.importId === anImport));
});

suite('what has happened', () => {
  test('never activated', () => assertMatching({ neverActivated: true }, (person) => person.activatedAt === null));
  test('no log-in since a day, which begins at the midnight of Denmark', () =>
    assertMatching(
      { notSignedInSince: '2026-05-03' },
      (person) => person.signedInAt === null || person.signedInAt < '2026-05-02T22:00:00Z',
    ));
  test('created between days, both included', async () => {
    const { createdAt: first } = people[2] ?? personAt(2);
    assert.equal(first, '2026-05-02T22:00:00Z', 'the midnight in Denmark');
    await assertMatching({ createdFrom: '2026-05-03' }, (person) => person.createdAt >= first);
    await assertMatching({ createdTo: '2026-05-02' }, (person) => person.createdAt < first);
    await assertMatching(
      { createdFrom: '2026-05-02', createdTo: '2026-05-02' },
      (person) => person.createdAt === instants[1],
    );
  });
});

suite('activations that are stuck, of whoever waits', () => {
  const weekOn = now.add({ hours: 7 * 24 });
  const untilWeekOn = (expiresAt: string) => Temporal.Instant.compare(Temporal.Instant.from(expiresAt), weekOn) <= 0;
  function mattersOf({ link, code }: Person): ActivationMatter[] {
    const matters: ActivationMatter[] = [];
    if (link !== null && link.usedAt === null && link.replacedAt === null) {
      const isOver = Temporal.Instant.compare(Temporal.Instant.from(link.expiresAt), now) <= 0;
      if (isOver) matters.push('link-expired');
      else if (untilWeekOn(link.expiresAt)) matters.push('link-running-out');
    }
    if (code !== null) {
      const { expiresAt, usedAt, tries } = code;
      const asInstant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
      const state = codeState({ expiresAt: Temporal.Instant.from(expiresAt), usedAt: asInstant(usedAt), tries }, now);
      if (state === 'expired') matters.push('code-expired');
      if (state === 'locked') matters.push('code-locked');
      if (state === 'valid' && untilWeekOn(expiresAt)) matters.push('code-running-out');
    }
    return matters;
  }

  for (const matter of activationMatters)
    test(matter, () => assertMatching({ activation: [matter] }, (person) => mattersOf(person).includes(matter)));
  test('any of several', () =>
    assertMatching({ activation: activationMatters }, (person) => mattersOf(person).length > 0));
});

suite('what is searched for', () => {
  test('words of the name, folded, and no pattern', async () => {
    await assertMatching({ search: 'AAgaard ÅSE' }, (person) => person.name.startsWith('Åse'));
    await assertMatching({ search: '00%' }, (person) => person.name.startsWith('Åse'));
    assert.deepEqual(await matching({ search: 'å_e' }), []);
  });
  test('words of the reference text', () =>
    assertMatching({ search: 'loen q-7' }, (person) => person.reference !== null));
  test('one or two letters at the beginning of a word', async () => {
    await assertMatching({ search: 'lø' }, (person) => person.reference !== null);
    await assertMatching({ search: 'be' }, (person) => person.name === 'Bo Berg');
    assert.deepEqual(await matching({ search: 'rg' }), []);
    assert.deepEqual(await matching({ search: '%' }), []);
  });
  test('a user number', () =>
    assertMatching(
      { search: (people[7]?.id ?? '').replaceAll('-', '').toUpperCase() },
      (person) => person === people[7],
    ));
});

test('every part has to hold, and no filter lets anybody of another organisation through', async () => {
  await assertMatching(
    { statuses: ['active'], productionUnitIds: units, anonymous: false, search: 'bo' },
    (person) =>
      statusToday(person) === 'active' && person.unit !== null && !person.anonymous && person.name.startsWith('Bo'),
  );
  assert.equal((await matching({})).length, people.length);
});

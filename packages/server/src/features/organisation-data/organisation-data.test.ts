import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import {
  addUnitBy,
  askToAdd,
  listUnitsBy,
  newUnitNumber,
  units,
  type Unit,
  type UnitPage,
} from '../../../../../test/support/units.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Choices = ReplyOf<typeof contract.findUnits>;
type Read = ReplyOf<typeof contract.readUnit>;

const someone = '01900000-0000-7000-8000-000000000000';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('organisation-administrator');
});

function rename(unit: Pick<Unit, 'unitId' | 'version'>, name: string, client = administrator) {
  return client.put(`${units}/${unit.unitId}`, { name }, { ifMatch: unit.version });
}

function makeDefault(unit: Pick<Unit, 'unitId' | 'version'>, client = administrator) {
  return client.put(`${units}/${unit.unitId}/default`, {}, { ifMatch: unit.version });
}

function remove(unit: Pick<Unit, 'unitId' | 'version'>, replacementId: string | null = null, client = administrator) {
  return client.post(`${units}/${unit.unitId}/removal`, { replacementId }, { ifMatch: unit.version });
}

async function read(unitId: string, client = administrator): Promise<Read> {
  return readBody<Read>(await client.get(`${units}/${unitId}`), 200);
}

async function defaults(client = administrator): Promise<string[]> {
  const { items } = await listUnitsBy(client, 'invoicing-method');
  return items.filter(({ isDefault }) => isDefault).map(({ name }) => name);
}

suite('who may', () => {
  test('organisation administrators change, the other administrators see, users and strangers neither', async () => {
    const unit = await addUnitBy(administrator);
    const attempts = (client: Client) => [
      askToAdd(client),
      rename(unit, 'Andet', client),
      makeDefault(unit, client),
      remove(unit, null, client),
    ];
    const clients = [
      [server.visitor(), 'not-authenticated'],
      [await server.signIn('user'), 'not-permitted'],
      [await server.signIn('user-administrator'), 'not-permitted'],
      [await server.signIn('rights-administrator'), 'not-permitted'],
    ] as const;
    const [, happened] = await whatHappens(server, async () => {
      for (const [client, code] of clients)
        for (const answer of await Promise.all(attempts(client))) assert.equal(readRefusal(answer).code, code);
    });
    assert.deepEqual(happened, nothing);
    for (const role of ['user-administrator', 'rights-administrator'] as const) {
      const client = await server.signIn(role);
      const seen = await read(unit.unitId, client);
      const missing = { allowed: false, reason: 'permission-missing' };
      assert.deepEqual(seen.unit.abilities, { rename: missing, makeDefault: missing, remove: missing });
      assert.deepEqual((await listUnitsBy(client, 'production-unit')).canAdd, missing);
    }
    const user = await server.signIn('user');
    for (const url of [`${units}?kind=se-number`, `${units}/${unit.unitId}`, '/api/v1/unit-choices?kind=se-number'])
      assert.equal(readRefusal(await user.get(url)).code, 'not-permitted');
  });

  test("another organisation's unit is not found, a stale version changes nothing", async () => {
    const unit = await addUnitBy(administrator);
    const stranger = await server.otherOrganisation.signIn('organisation-administrator');
    const [, happened] = await whatHappens(server, async () => {
      assert.equal(readRefusal(await stranger.get(`${units}/${unit.unitId}`)).code, 'not-found');
      for (const answer of [rename(unit, 'Vores', stranger), makeDefault(unit, stranger), remove(unit, null, stranger)])
        assert.equal(readRefusal(await answer).code, 'not-found');
      const old = { ...unit, version: 7 };
      for (const answer of [rename(old, 'Nyt'), makeDefault(old), remove(old)])
        assert.deepEqual(readRefusal(await answer), { status: 412, code: 'stale', errors: [] });
    });
    assert.deepEqual(happened, nothing);
    assert.deepEqual((await listUnitsBy(stranger, 'production-unit')).total, 1);
  });
});

suite('registering', () => {
  test('a unit of each kind, with its event', async () => {
    for (const kind of unitKinds) {
      const [unit, happened] = await whatHappens(server, () =>
        addUnitBy(administrator, { kind, name: `  Hus ${kind}  ` }),
      );
      assert.deepEqual(happened, { ...nothing, events: [`${kind}.added`] });
      assert.equal(unit.name, `Hus ${kind}`);
      assert.deepEqual((await read(unit.unitId)).unit, unit);
      assert.deepEqual(await server.history(unit.unitId), [`${kind}.added`]);
    }
  });

  const wrong: readonly [UnitKind, string, string][] = [
    ['production-unit', '190000001', 'production-unit-number-format'],
    ['se-number', '1234567', 'se-number-format'],
    ['invoicing-method', '579000100001', 'ean-format'],
    ['invoicing-method', '5790001000012', 'ean-check-digit'],
  ];
  for (const [kind, number, code] of wrong) {
    test(`a number that is none is refused with every other fault: ${code}`, async () => {
      const answer = await askToAdd(administrator, { kind, number, name: ' ' });
      const errors = [
        { pointer: '/number', code },
        { pointer: '/name', code: 'name-missing' },
      ];
      assert.deepEqual(readRefusal(answer), { status: 422, code: 'validation-failed', errors });
    });
  }

  test('a P number is taken whatever its last digit', async () => {
    for (let last = 0; last <= 9; last += 1)
      await addUnitBy(administrator, { number: `188000001${last}`, name: `Ciffer ${last}` });
  });

  test('an SE number without control digit is asked about and then taken', async () => {
    const number = '90010027';
    const asked = await askToAdd(administrator, { kind: 'se-number', number, confirmedNumber: false });
    const errors = [{ pointer: '/number', code: 'se-number-no-control-digit' }];
    assert.deepEqual(readRefusal(asked), { status: 409, code: 'conflict', errors });
    assert.equal((await addUnitBy(administrator, { kind: 'se-number', number })).number, number);
    const right = await addUnitBy(administrator, {
      kind: 'se-number',
      number: 'DK 13 74 81 36',
      confirmedNumber: false,
    });
    assert.equal(right.number, '13748136');
  });

  test('a number that is registered is refused with the name it has, also of two at once', async () => {
    for (const kind of unitKinds) {
      const number = newUnitNumber(kind);
      const both = await Promise.all(['Først', 'Først'].map((name) => askToAdd(administrator, { kind, number, name })));
      assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 409]);
      const errors = [{ pointer: '/number', code: 'number-taken', params: { name: 'Først' } }];
      for (const answer of [both.find(({ status }) => status === 409), await askToAdd(administrator, { kind, number })])
        assert.deepEqual(answer && readRefusal(answer), { status: 409, code: 'conflict', errors });
    }
    const other = await server.otherOrganisation.signIn('organisation-administrator');
    const { number } = (await listUnitsBy(administrator, 'production-unit')).items[0] ?? { number: '' };
    assert.equal((await addUnitBy(other, { number, name: 'Også vores' })).number, number);
  });

  test('a click that is repeated registers once', async () => {
    const body = {
      kind: 'production-unit',
      number: newUnitNumber('production-unit'),
      name: 'Én',
      confirmedNumber: true,
    };
    const [first, again] = [
      await administrator.post(units, body, { key: 'the-same-click-twice' }),
      await administrator.post(units, body, { key: 'the-same-click-twice' }),
    ];
    assert.deepEqual([first?.status, again?.text], [201, first?.text]);
  });
});

suite('renaming', () => {
  test('history tells both names; the same name is no change', async () => {
    const unit = await addUnitBy(administrator, { name: 'Gammelt' });
    const renamed = readBody<Unit>(await rename(unit, ' Nyt  navn '), 200);
    assert.deepEqual([renamed.name, renamed.version], ['Nyt navn', 2]);
    const [answer, happened] = await whatHappens(server, () => rename(renamed, 'Nyt navn'));
    assert.equal(readBody<Unit>(answer, 200).version, 2);
    assert.deepEqual(happened, nothing);
    const [event] = await server.query<{ values: string }>(
      `select "values" from history_event where entity_id = $1 and kind = 'production-unit.renamed'`,
      [unit.unitId],
    );
    assert.deepEqual(JSON.parse(event?.values ?? ''), { name: { from: 'Gammelt', to: 'Nyt navn' } });
    const errors = [{ pointer: '/name', code: 'name-too-long' }];
    assert.deepEqual(readRefusal(await rename(renamed, 'Ø'.repeat(101))).errors, errors);
  });

  test('of two at once one is told that the other was faster', async () => {
    const unit = await addUnitBy(administrator);
    const answers = await Promise.all(['Anna', 'Bo'].map((name) => rename(unit, name)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
  });
});

suite('the default invoicing method', () => {
  test('the first one is; another can be made it, and there is always exactly one', async () => {
    assert.deepEqual(await defaults(), ['Fællesforvaltningen']);
    const first = await addUnitBy(administrator, { kind: 'invoicing-method', name: 'Skolen' });
    const [answer, happened] = await whatHappens(server, () => makeDefault(first));
    assert.equal(readBody<Unit>(answer, 200).isDefault, true);
    assert.deepEqual(happened, {
      ...nothing,
      events: ['invoicing-method.made-default', 'invoicing-method.replaced-as-default'],
    });
    const again = { ...first, version: 2 };
    assert.equal(readRefusal(await makeDefault(again)).errors[0]?.code, 'already-default');
    assert.deepEqual(await defaults(), ['Skolen']);
  });

  test('two at once leave one', async () => {
    const methods = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => addUnitBy(administrator, { kind: 'invoicing-method', name })),
    );
    const answers = await Promise.all(methods.map((method) => makeDefault(method)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.equal((await defaults()).length, 1);
  });

  test('only an invoicing method can be', async () => {
    const unit = await addUnitBy(administrator);
    assert.equal(readRefusal(await makeDefault(unit)).errors[0]?.code, 'not-an-invoicing-method');
  });

  test('it cannot go while there are others, and the only one can; two first ones at once are one default', async () => {
    const other = await server.otherOrganisation.signIn('organisation-administrator');
    const [only] = (await listUnitsBy(other, 'invoicing-method')).items;
    assert.ok(only?.isDefault);
    const second = await addUnitBy(other, { kind: 'invoicing-method', name: 'Nr. to' });
    assert.equal(readRefusal(await remove(only, null, other)).errors[0]?.code, 'default-invoicing-method');
    const listed = (await listUnitsBy(other, 'invoicing-method')).items.find(({ unitId }) => unitId === only.unitId);
    assert.deepEqual(listed?.abilities.remove, { allowed: false, reason: 'default-invoicing-method' });
    readBody(await remove(second, null, other), 202);
    readBody(await remove(only, null, other), 202);
    assert.deepEqual((await listUnitsBy(other, 'invoicing-method')).items, []);
    await Promise.all(['Ny 1', 'Ny 2'].map((name) => addUnitBy(other, { kind: 'invoicing-method', name })));
    assert.equal((await defaults(other)).length, 1);
  });
});

suite('finding', () => {
  test('hundreds of units are paged by Danish name, forth and back', async () => {
    const other = await server.otherOrganisation.signIn('organisation-administrator');
    const names = ['Århus', 'Aalborg', 'Zoo', 'Ærø', 'Øland', 'Bo'];
    for (let n = 0; n < 54; n += 1)
      await addUnitBy(other, { name: `${names[n % names.length]} ${String(n).padStart(2, '0')}` });
    const seen: string[] = [];
    let page = await listUnitsBy(other, 'production-unit');
    const { total } = page;
    for (;;) {
      seen.push(...page.items.map(({ name }) => name));
      if (page.next === null) break;
      page = readBody<UnitPage>(await other.get(`${units}?kind=production-unit&after=${page.next}`), 200);
    }
    assert.equal(seen.length, total);
    assert.deepEqual(seen, seen.toSorted(new Intl.Collator('da').compare));
    const back = readBody<UnitPage>(await other.get(`${units}?kind=production-unit&before=${page.previous}`), 200);
    assert.equal(back.items.length, 25);
  });

  test('by words of the name, aa as å, and by number', async () => {
    const unit = await addUnitBy(administrator, { number: '1777000018', name: 'Skolen på Ågården' });
    for (const search of ['aagaarden', 'ÅGÅRD', 'skole ågård', '177700', '1777000018', 'på skolen']) {
      const { items, found, total } = await listUnitsBy(administrator, 'production-unit', search);
      assert.deepEqual(
        items.map(({ unitId }) => unitId),
        [unit.unitId],
        search,
      );
      assert.equal(found, 1);
      assert.ok(total > 1);
    }
    for (const search of ['%', '_', '\\', '\u0000', 'findes ikke'])
      assert.equal(
        (await listUnitsBy(administrator, 'production-unit', search)).found === 0,
        search !== '\u0000',
        search,
      );
  });

  test('a choice shows twenty and says how many there are', async () => {
    const other = await server.otherOrganisation.signIn('user-administrator');
    const ask = async (query: string) =>
      readBody<Choices>(await other.get(`/api/v1/unit-choices?kind=production-unit${query}`), 200);
    const all = await ask('');
    assert.equal(all.items.length, 20);
    assert.ok(all.found > 50);
    const some = await ask('&search=zoo');
    assert.equal(some.items.length, some.found);
    assert.ok(some.items.every(({ name }) => name.startsWith('Zoo')));
  });

  test('an unknown kind and a lost cursor are said to be so', async () => {
    assert.equal((await administrator.get(`${units}?kind=garden`)).status, 422);
    assert.equal((await administrator.get(`${units}?kind=se-number&after=AAAA`)).status, 422);
    assert.equal((await administrator.get(`${units}/${someone}`)).status, 404);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

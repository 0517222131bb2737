import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, suite, test } from 'node:test';
import type * as contract from '@tillid/contract/charges';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import { createPending } from '../../../../../test/support/activation.ts';
import { authenticatorsOf, give, handOver } from '../../../../../test/support/authenticators.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { searchDatabase } from '../../../../../test/support/search-database.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { addUnitBy, units, type Unit } from '../../../../../test/support/units.ts';

type Charges = ReplyOf<typeof contract.readCharges>;

const migrations = ['0023-charges', '0026-user-charges', '0027-cancelled-orders'].map(
  (name) => new URL(`../../../migrations/${name}.sql`, import.meta.url),
);
const path = '/api/v1/charges';
let server: TestServer;
let userAdministrator: Client;
let administrator: Client;

// Each test has a billing period of its own.
let year = 2030;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  year += 1;
  await goTo(`${year}-03-05T11:00:00Z`);
});

async function goTo(instant: string): Promise<void> {
  server.clock.set(instant);
  userAdministrator = await server.signIn('user-administrator');
  administrator = await server.signIn('organisation-administrator');
}

async function read(period = `${year}-03`, client = administrator): Promise<Charges> {
  return readBody<Charges>(await client.get(`${path}?period=${period}`), 200);
}

async function userOf(method?: Unit): Promise<string> {
  const userId = await addUser(server, newPerson());
  if (method === undefined) return userId;
  const body = { productionUnitId: null, seNumberId: null, invoicingMethodId: method.unitId };
  const [row] = await server.query<{ version: number }>('select version from business_user where id = $1', [userId]);
  const answer = await userAdministrator.put(`/api/v1/users/${userId}/units`, body, { ifMatch: row?.version ?? 1 });
  assert.equal(answer.status, 200, answer.text);
  return userId;
}

const order = (userId: string, choice: string, count = 1) =>
  give(server, userAdministrator, { userId, authenticators: [{ choice, count }] });

const invoicingMethod = (name: string) => addUnitBy(administrator, { kind: 'invoicing-method', name });

/** Lets one invoicing method be the default one, or none, which organisations of earlier versions had. */
async function makeDefault(unitId: string | null): Promise<void> {
  const { organisationId } = server.organisation;
  await server.query(`begin; set local session_replication_role = replica;
    update invoicing_method set is_default = false where organisation_id = '${organisationId}';
    update invoicing_method set is_default = true where id::text = '${unitId ?? ''}'; commit`);
}

suite('who may', () => {
  test('administrators of the organisation; nobody else, and no other organisation sees anything', async () => {
    await order(await userOf(), 'chip');
    for (const address of [`${path}?period=${year}-03`, `${path}/file?language=da&period=${year}-03`]) {
      assert.equal((await server.visitor().get(address)).status, 401);
      assert.equal(readRefusal(await (await server.signIn('user')).get(address)).code, 'not-permitted');
      for (const role of ['user-administrator', 'organisation-administrator', 'rights-administrator'] as const)
        assert.equal((await (await server.signIn(role)).get(address)).status, 200, role);
      const theirs = await (await server.otherOrganisation.signIn('organisation-administrator')).get(address);
      assert.equal(theirs.status, 200);
      assert.ok(!theirs.text.includes('11500') && !theirs.text.includes('115,00'), theirs.text);
    }
    assert.equal((await read()).total, 11_500);
  });

  test('a period that is none is refused', async () => {
    for (const period of ['2026-13', '2026', 'x', "2026-01'--"]) {
      const answer = await administrator.get(`${path}?period=${encodeURIComponent(period)}`);
      assert.equal(readRefusal(answer).code, 'validation-failed', period);
    }
  });
});

suite('what is charged', () => {
  test('what was ordered, at its price, to the invoicing method of the user; an app costs nothing', async () => {
    const north = await invoicingMethod(`Nord ${year}`);
    const userId = await userOf(north);
    await order(userId, 'code-display', 2);
    await order(userId, 'chip');
    await order(userId, 'app');
    const { groups, total, currency, from, to, isCurrent } = await read();
    assert.deepEqual({ from, to, isCurrent }, { from: `${year}-02-11`, to: `${year}-03-10`, isCurrent: true });
    assert.deepEqual(groups, [
      {
        ean: north.number,
        name: `Nord ${year}`,
        lines: [
          { thing: 'chip', price: 11_500, count: 1, total: 11_500 },
          { thing: 'code-display', price: 3350, count: 2, total: 6700 },
        ],
        total: 18_200,
      },
    ]);
    assert.deepEqual({ total, currency }, { total: 18_200, currency: 'DKK' });
  });

  test('a replacement is charged too', async () => {
    const userId = await userOf();
    const [authenticatorId = ''] = await order(userId, 'chip');
    await handOver(server, authenticatorId);
    const replaced = await userAdministrator.post(`/api/v1/users/${userId}/authenticators/${authenticatorId}/replace`);
    assert.equal(replaced.status, 200, replaced.text);
    assert.equal((await read()).groups[0]?.lines[0]?.count, 2);
  });

  test('an order that is refused charges nothing', async () => {
    const answer = await userAdministrator.post(`/api/v1/users/${await userOf()}/authenticators`, {
      authenticators: [
        { choice: 'chip', count: 1 },
        { choice: 'shared', count: 1 },
      ],
    });
    assert.notEqual(answer.status, 200);
    assert.deepEqual((await read()).groups, []);
  });

  test('who has no invoicing method is charged to the default one, and to none where there is none', async () => {
    await makeDefault(null);
    await order(await userOf(), 'chip');
    assert.deepEqual(
      (await read()).groups.map(({ ean, name }) => [ean, name]),
      [[null, null]],
    );
    const usual = await invoicingMethod(`Standard ${year}`);
    await makeDefault(usual.unitId);
    await order(await userOf(), 'chip');
    assert.deepEqual(
      (await read()).groups.map(({ ean }) => ean),
      [usual.number, null],
    );
  });
});

suite('users', () => {
  const night = async () => {
    await server.query(`select graphile_worker.add_job('nightly')`);
    await server.jobs.drained();
  };
  const ofUsers = async (period: string, client = administrator) =>
    (await read(period, client)).groups.flatMap(({ name, lines }) =>
      lines.filter(({ thing }) => thing === 'user').map(({ count, price, total }) => ({ name, count, price, total })),
    );
  const sumOf = (lines: readonly { readonly count: number }[]) => lines.reduce((sum, { count }) => sum + count, 0);
  /** The users of the organisation who are charged when everybody stays as now. */
  const others = async () => {
    const [row] = await server.query<{ n: number }>(
      `select count(*)::int - 3 as n from business_user where organisation_id = $1 and status in ('active', 'deactivated')`,
      [server.organisation.organisationId],
    );
    return row?.n ?? 0;
  };

  test('at midnight on the 10th all but the first three are charged, each to the own invoicing method, and once', async () => {
    const north = await invoicingMethod(`Nord ${year}`);
    const usual = await invoicingMethod(`Standard ${year}`);
    await makeDefault(usual.unitId);
    const [first, deleted] = [await userOf(north), await userOf(north)];
    const [away] = await server.query<{ version: number }>('select version from business_user where id = $1', [first]);
    const body = { from: null, to: null };
    const sent = await userAdministrator.put(`/api/v1/users/${first}/deactivation`, body, {
      ifMatch: away?.version ?? 1,
    });
    assert.equal(sent.status, 200, sent.text);
    await createPending(userAdministrator);
    await goTo(`${year}-03-09T22:59:00Z`);
    assert.equal((await removeUser(server, userAdministrator, deleted)).status, 204);
    await night();
    assert.deepEqual(await ofUsers(`${year}-03`), [], 'not before the 10th');
    const charged = await others();
    await goTo(`${year}-03-09T23:10:00Z`);
    await userOf(north);
    await night();
    const counted = await ofUsers(`${year}-03`);
    const ofNorth = { name: `Nord ${year}`, count: 1, price: 2000, total: 2000 };
    assert.deepEqual(
      counted.find(({ name }) => name === ofNorth.name),
      ofNorth,
    );
    assert.ok(counted.some(({ name }) => name === `Standard ${year}`));
    assert.equal(sumOf(counted), charged, 'who was activated after midnight is not among them');
    await Promise.all([night(), night()]);
    await goTo(`${year}-03-31T11:00:00Z`);
    await night();
    assert.deepEqual(await ofUsers(`${year}-03`), counted, 'a day is counted once');
    const theirs = await server.otherOrganisation.signIn('organisation-administrator');
    const ours = [ofNorth.name, `Standard ${year}`];
    assert.ok((await ofUsers(`${year}-03`, theirs)).every(({ name }) => !ours.includes(name ?? '')));
    const file = await administrator.get(`${path}/file?language=da&period=${year}-03`);
    assert.match(
      file.text,
      new RegExp(`${year}-03-10;Nord ${year};\\d+;Bruger ud over de første tre;1;20,00;20,00;DKK`),
    );
  });

  test('a night that did not come is made up for, also over a year end', async () => {
    await goTo(`${year}-12-14T11:00:00Z`);
    await night();
    assert.equal(sumOf(await ofUsers(`${year}-12`)), await others());
    await goTo(`${year + 1}-01-09T11:00:00Z`);
    await night();
    assert.deepEqual(await ofUsers(`${year + 1}-01`), []);
  });
});

suite('what stays', () => {
  test('a removed or renamed invoicing method keeps the name that it had', async () => {
    const method = await invoicingMethod(`Gammel ${year}`);
    await order(await userOf(method), 'chip');
    const removed = await administrator.post(
      `${units}/${method.unitId}/removal`,
      { replacementId: null },
      { ifMatch: method.version },
    );
    assert.ok(removed.status < 300, removed.text);
    await server.jobs.drained();
    assert.deepEqual(
      (await read()).groups.map(({ ean, name, total }) => ({ ean, name, total })),
      [{ ean: method.number, name: `Gammel ${year}`, total: 11_500 }],
    );
  });

  test('the charge outlives the user, and tells nothing of who it was', async () => {
    const userId = await userOf(await invoicingMethod(`Slettet ${year}`));
    const [authenticatorId = ''] = await order(userId, 'audio-code-reader');
    await handOver(server, authenticatorId);
    const earlier = await read();
    assert.equal(earlier.total, 23_550);
    await order(userId, 'chip');
    assert.equal((await read()).total, 35_050, 'until it is cancelled, which it is with the user');
    assert.equal((await removeUser(server, userAdministrator, userId)).status, 204);
    assert.deepEqual(await read(), earlier);
    const erased = await administrator.delete(`/api/v1/deleted-users/${userId}`);
    assert.ok(erased.status < 300, erased.text);
    assert.deepEqual(await read(), earlier);
    const { organisationId } = server.organisation;
    const texts = [userId, authenticatorId];
    const found = await searchDatabase(server, organisationId, { texts, hashes: [] });
    assert.deepEqual(
      found.filter((place) => place.startsWith('charge.')),
      [],
    );
  });
});

suite('billing periods', () => {
  test('end at midnight in Denmark after the 10th, in winter, in summer and over a year end', async () => {
    const userId = await userOf();
    const cases = [
      [`${year}-03-10T22:59:59.999Z`, `${year}-03`],
      [`${year}-03-10T23:00:00Z`, `${year}-04`],
      [`${year}-06-10T21:59:59.999Z`, `${year}-06`],
      [`${year}-06-10T22:00:00Z`, `${year}-07`],
      [`${year}-12-10T22:59:59.999Z`, `${year}-12`],
      [`${year}-12-31T23:30:00Z`, `${year + 1}-01`],
    ] as const;
    for (const [instant, period] of cases) {
      await goTo(instant);
      const then = (await read(period)).total;
      const [authenticatorId = ''] = await order(userId, 'chip');
      assert.equal((await read(period)).total, then + 11_500, instant);
      await handOver(server, authenticatorId);
      const taken = await userAdministrator.delete(`/api/v1/users/${userId}/authenticators/${authenticatorId}`);
      assert.equal(taken.status, 200, taken.text);
      const now = readBody<Charges>(await administrator.get(path), 200);
      assert.deepEqual({ period: now.period, isCurrent: now.isCurrent }, { period, isCurrent: true });
      assert.equal(now.periods[0]?.period, period);
    }
    const { periods } = await read();
    assert.ok(
      periods.some(({ period }) => period === `${year}-05`),
      'a period without charges is told too',
    );
  });
});

suite('file', () => {
  test('has a line for each day, in either language, and no cell is taken for a formula', async () => {
    const method = await invoicingMethod(`=SUM(A1);"${year}"`);
    const userId = await userOf(method);
    await order(userId, 'code-display', 2);
    await goTo(`${year}-03-09T11:00:00Z`);
    await order(userId, 'chip');
    const danish = await administrator.get(`${path}/file?language=da&period=${year}-03`);
    assert.equal(danish.status, 200);
    assert.match(String(danish.headers['content-disposition']), new RegExp(`"forbrug-${year}-03\\.csv"`));
    const name = `"'=SUM(A1);""${year}"""`;
    assert.deepEqual(danish.text.replace('\uFEFF', '').split('\r\n'), [
      'Dag;Faktureringsmetode;EAN-nummer;Hvad;Antal;Stykpris ekskl. moms;Beløb ekskl. moms;Valuta',
      `${year}-03-05;${name};${method.number};Kodeviser;2;33,50;67,00;DKK`,
      `${year}-03-09;${name};${method.number};Chip;1;115,00;115,00;DKK`,
      '',
    ]);
    const english = await administrator.get(`${path}/file?language=en&period=${year}-03`);
    assert.match(english.text, /;Code display;2;33\.50;67\.00;DKK\r\n/);
  });
});

suite('upgrade', () => {
  test('what was ordered before there were charges is charged as it was ordered then', async () => {
    const north = await invoicingMethod(`Tidligere ${year}`);
    const userId = await userOf(north);
    await order(userId, 'chip', 2);
    await order(userId, 'app');
    await goTo(`${year}-03-10T23:30:00Z`);
    await order(userId, 'code-display');
    const [march, april] = [await read(), await read(`${year}-04`)];
    assert.deepEqual([march.total, april.total], [23_000, 3350]);
    await migrateAnew();
    assert.deepEqual([await read(), await read(`${year}-04`)], [march, april]);
    const [cancelled] = (await authenticatorsOf(userAdministrator, userId)).items.filter(
      ({ means }) => means === 'chip',
    );
    await userAdministrator.delete(`/api/v1/users/${userId}/authenticators/${cancelled?.authenticatorId}`);
    assert.deepEqual([(await read()).total, (await read(`${year}-04`)).total], [11_500, 3350]);
  });
});

/** Takes the table away and lets its owner, to whom row-level security applies, make it from what there is. */
async function migrateAnew(): Promise<void> {
  const [names] = await server.query<{ owner: string }>(
    "select tableowner as owner from pg_tables where tablename = 'charge'",
  );
  assert.ok(names);
  const texts = await Promise.all(migrations.map((file) => readFile(file, 'utf8')));
  await server.query(
    `begin; set local role "${names.owner}"; alter table authenticator drop column charge_id;
      drop table charge, counted_day; ${texts.join(';')}; commit`,
  );
}

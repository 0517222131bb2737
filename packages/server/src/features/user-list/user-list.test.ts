import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-list';
import { force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { imports } from '../../../../../test/support/import-trial.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type ByNumber = ReplyOf<typeof contract.findByNumber>;

const users = '/api/v1/users';
const numberSearch = `${users}/number-search`;
const nobody: ByNumber = { byCpr: null, cprFault: null, byText: [], more: false, units: [] };
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  // Look-ups by CPR number are counted by minute, those of nobody by hour.
  server.clock.advance({ hours: 2 });
  administrator = await server.signIn('user-administrator');
});

function queryOf(query: Readonly<Record<string, string>>): string {
  return new URLSearchParams(query).toString();
}

async function count(query: Readonly<Record<string, string>> = {}, client = administrator): Promise<number | null> {
  return readBody<{ count: number | null }>(await client.get(`${users}/count?${queryOf(query)}`), 200).count;
}

async function find(number: string, client = administrator): Promise<ByNumber> {
  return readBody<ByNumber>(await client.post(numberSearch, { number }), 200);
}

suite('who may', () => {
  test('every administrator counts and finds, and only user administrators export', async () => {
    const asks = [
      (client: Client) => client.get(`${users}/count`),
      (client: Client) => client.post(numberSearch, { number: '1900000018' }),
      (client: Client) => client.get(`${users}/export?language=da`),
    ];
    const expected = {
      'user-administrator': [200, 200, 200],
      'organisation-administrator': [200, 200, 403],
      'rights-administrator': [200, 200, 403],
      user: [403, 403, 403],
    } as const;
    for (const [role, statuses] of Object.entries(expected)) {
      const client = await server.signIn(role as keyof typeof expected);
      for (const [index, ask] of asks.entries()) assert.equal((await ask(client)).status, statuses[index], role);
    }
    for (const ask of asks) assert.equal(readRefusal(await ask(server.visitor())).code, 'not-authenticated');
  });
});

suite('counting', () => {
  test('everybody of the organisation, and those of a filter', async () => {
    const there = (await count()) ?? 0;
    const { user } = await createUserBy(administrator, { firstName: 'Tæller', anonymous: true, cpr: null });
    await createUserBy(administrator, { firstName: 'Tæller' });
    assert.equal(await count(), there + 2);
    assert.equal(await count({ search: 'tæller' }), 2);
    assert.equal(await count({ search: 'tæller', anonymous: 'yes' }), 1);
    assert.equal(await count({ search: 'tæller', status: 'active' }), 0);
    await administrator.delete(`${users}/${user.userId}`, { ifMatch: user.version });
    assert.equal(await count(), there + 1);
    assert.notEqual(await count({}, await server.otherOrganisation.signIn('user-administrator')), there + 1);
  });

  test('right after many are created at once, and after the changes were added up', async () => {
    const there = (await count()) ?? 0;
    await Promise.all(Array.from({ length: 12 }, () => createUserBy(administrator)));
    assert.equal(await count(), there + 12);
    const { organisationId } = server.organisation;
    await server.query(
      `insert into user_count_change (organisation_id, id, change)
       select $1, gen_random_uuid(), case when n % 2 = 0 then 1 else -1 end from generate_series(1, 600) n`,
      [organisationId],
    );
    const counts = await Promise.all(Array.from({ length: 5 }, () => count()));
    assert.deepEqual(counts, Array(5).fill(there + 12));
    assert.equal(await count(), there + 12);
    const [kept] = await server.query<{ rows: number }>(
      'select count(*)::int as rows from user_count_change where organisation_id = $1',
      [organisationId],
    );
    assert.ok((kept?.rows ?? 600) < 20, `${kept?.rows} changes are kept`);
  });

  test('a filter that lets more than 10,000 through is not counted to its end', async () => {
    const { organisationId } = server.otherOrganisation;
    const client = await server.otherOrganisation.signIn('user-administrator');
    await server.query('set session_replication_role = replica');
    const add = (from: number, to: number) =>
      server.query(
        `insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth,
           anonymous, target_level, created_at)
         select $1, gen_random_uuid(), 1, 'imported', 'Mange', n::text, 'mange ' || n, 'm@example.test', '1970-01-01', false,
           'substantial', '2026-01-01' from generate_series($2::integer, $3::integer) n`,
        [organisationId, from, to],
      );
    await add(1, 10_000);
    assert.equal(await count({ search: 'mange' }, client), 10_000);
    assert.equal(await count({ search: 'mange', status: 'imported' }, client), 10_000);
    await add(10_001, 10_001);
    assert.equal(await count({ search: 'mange' }, client), null);
    assert.equal(await count({ status: 'imported' }, client), null);
    await server.query('delete from business_user where organisation_id = $1 and first_name = $2', [
      organisationId,
      'Mange',
    ]);
    await server.query('set session_replication_role = origin');
  });
});

suite('finding by number', () => {
  test('a CPR number, with and without hyphen, finds its user, which is an event; nothing of it comes back', async () => {
    const { cpr = '' } = newPerson();
    const { user } = await createUserBy(administrator, { cpr });
    const typed = [cpr, `${cpr.slice(0, 6)}-${cpr.slice(6)}`, `${cpr.slice(0, 6)} ${cpr.slice(6)}`];
    for (const number of typed) {
      const [found, happened] = await whatHappens(server, () => find(number));
      assert.equal(found.byCpr?.userId, user.userId);
      assert.doesNotMatch(JSON.stringify(found), new RegExp(cpr.slice(6)));
      assert.deepEqual(happened, { ...nothing, events: ['user.found-by-cpr'] });
    }
  });

  test('nobody has it, or somebody of another organisation: the same answer, and nothing happens', async () => {
    const stranger = server.otherOrganisation.users.user.person.cpr ?? '';
    for (const number of [newPerson().cpr ?? '', stranger]) {
      const [found, happened] = await whatHappens(server, () => find(number));
      assert.deepEqual([found, happened], [nobody, nothing]);
    }
  });

  test('a number with a slip is said to have one', async () => {
    assert.deepEqual(await find('991399-1234'), { ...nobody, cprFault: 'cpr-date' });
    assert.deepEqual(await find('10170123 4'), { ...nobody, cprFault: 'cpr-lost-zero' });
    assert.deepEqual(await find('12345678'), nobody);
  });

  test('a reference text is found by its digits, and a unit by its number', async () => {
    const { user } = await createUserBy(administrator, { referenceText: 'Løn 48151623' });
    assert.deepEqual(
      (await find('48151623')).byText.map(({ userId }) => userId),
      [user.userId],
    );
    const { units, cprFault } = await find('19000000 18');
    assert.deepEqual(
      units.map(({ kind, name }) => [kind, name]),
      [['production-unit', 'Rådhuset']],
    );
    assert.equal(cprFault, null);
    assert.deepEqual((await find('90010026')).units[0]?.kind, 'se-number');
    const [other] = (await find('5790001000011', await server.otherOrganisation.signIn('user-administrator'))).units;
    assert.notEqual(other?.unitId, (await find('5790001000011')).units[0]?.unitId);
  });

  test('signs that are no part of a number are left out, and nothing but such signs finds nobody', async () => {
    const { user } = await createUserBy(administrator, { referenceText: 'Løn 31415926' });
    const { byText } = await find('3141\u0000 59\u001f26');
    assert.deepEqual(
      byText.map(({ userId }) => userId),
      [user.userId],
    );
    for (const number of ['-', ' ', '\u0000', '\u0301', '-\u0000-']) assert.deepEqual(await find(number), nobody);
  });

  test('whoever guesses has to stop, unless creating a user would tell as much', async () => {
    const reader = await server.signIn('rights-administrator');
    for (let n = 0; n < 20; n += 1) assert.deepEqual(await find(newPerson().cpr ?? '', reader), nobody);
    const known = server.organisation.users.user.person.cpr ?? '';
    const refused = await reader.post(numberSearch, { number: known });
    assert.equal(readRefusal(refused).code, 'rate-limited');
    assert.ok(Number(refused.headers['retry-after']) > 60);
    assert.equal((await find('1900000018', reader)).units.length, 1, 'what is no CPR number can be looked for');
    assert.equal((await find(known)).byCpr?.userId, server.organisation.users.user.userId);
    server.clock.advance({ hours: 1 });
    assert.ok((await find(known, await server.signIn('rights-administrator'))).byCpr);
  });
});

suite('exporting', () => {
  const search = 'eksport';
  const file = async (query: Readonly<Record<string, string>> = {}) => {
    const answer = await administrator.get(`${users}/export?${queryOf({ language: 'da', search, ...query })}`);
    assert.equal(answer.status, 200, answer.text);
    return answer;
  };

  before(async () => {
    const client = await server.signIn('user-administrator');
    await createUserBy(client, {
      firstName: 'Åse',
      lastName: 'Eksport',
      phone: '12345678',
      referenceText: '=HYPERLINK("http://x")',
    });
    await createUserBy(client, { firstName: 'Bo', lastName: 'Eksport', phone: '+4915112345678', anonymous: true });
  });

  test('the view as a file that Danish Excel opens, without formulas and without CPR numbers', async () => {
    const columns = 'phone,status,authenticators,referenceText,lastSignIn,created';
    const answer = await file({ columns, sort: 'name-descending' });
    assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['content-disposition'], 'attachment; filename="brugere.csv"');
    const [header, ...lines] = answer.text.split('\r\n');
    assert.equal(
      header,
      '\uFEFFBrugernummer (UUID);Fornavn;Efternavn;Telefonnummer;Status;Identifikationsmidler;Referencetekst;Seneste log ind;Oprettet',
    );
    assert.deepEqual(
      lines.map((line) => line.replace(/^[0-9a-f-]{36};/, '').replace(/\d{4}-\d\d-\d\d$/, 'DAY')),
      [
        `Åse;Eksport;12345678;Afventer aktivering;Privat MitID;"'=HYPERLINK(""http://x"")";;DAY`,
        `Bo;Eksport;'+4915112345678;Afventer aktivering, Anonym;Privat MitID;;;DAY`,
        '',
      ],
    );
  });

  test('an event tells who took what, without what was searched for', async () => {
    const query = { status: 'pending-activation', createdFrom: '2026-01-01', columns: 'email,created' };
    const [, happened] = await whatHappens(server, () => file(query));
    assert.deepEqual(happened, { ...nothing, events: ['users.exported'] });
    const [event] = await server.query<{ values: string; fields: string[] }>(
      `select "values", changed_fields as fields from history_event where kind = 'users.exported' order by id desc limit 1`,
    );
    assert.deepEqual(JSON.parse(event?.values ?? ''), {
      columns: { to: 'email, created' },
      createdFrom: { to: '2026-01-01' },
      search: {},
      status: { to: 'pending-activation' },
      users: { to: '2' },
    });
  });

  test('units are told by their names', async () => {
    const [unit] = (await find('1900000018')).units;
    await file({ productionUnit: unit?.unitId ?? '', anonymous: 'no' });
    const [event] = await server.query<{ values: string }>(
      `select "values" from history_event where kind = 'users.exported' order by id desc limit 1`,
    );
    const { productionUnit, anonymous } = JSON.parse(event?.values ?? '') as Record<string, { to: string }>;
    assert.deepEqual([productionUnit?.to, anonymous?.to], ['1900000018 Rådhuset', 'false']);
    assert.match((await administrator.get('/api/v1/history?types=users.exported')).text, /"to":"1900000018 Rådhuset"/);
  });

  test('an import is kept by its id and told by the name that its file has by then', async () => {
    const upload = { name: 'Karen Hansen.csv', bytes: Buffer.from('Navn\r\n') };
    const uploaded = await administrator.upload(`${imports}?menuItem=create`, upload);
    const { importId } = readBody<{ importId: string }>(uploaded, 201);
    await file({ import: importId });
    const kept = await server.query(
      `select id from history_event where "values" like '%Karen Hansen%' and entity_id <> $1`,
      [importId],
    );
    assert.deepEqual(kept, []);
    const told = async () => (await administrator.get('/api/v1/history?types=users.exported')).text;
    assert.match(await told(), /"field":"importFile","from":null,"to":"Karen Hansen.csv"/);
    await force(server, `update import set file_name = '•••.csv' where id = $1`, [importId]);
    assert.doesNotMatch(await told(), /Karen Hansen/);
  });

  test('many batches hold everybody once, in the order of the list', async () => {
    const { organisationId } = server.otherOrganisation;
    const client = await server.otherOrganisation.signIn('user-administrator');
    await server.query('set session_replication_role = replica');
    await server.query(
      `insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth, anonymous,
         target_level, created_at, last_sign_in_at)
       select $1, gen_random_uuid(), 1, case n % 3 when 0 then 'active' when 1 then 'imported' else 'deactivated' end, 'Stak', (n % 7)::text,
         'stak ' || n, 's@example.test', '1970-01-01', n % 2 = 0, 'substantial', '2026-01-01'::timestamptz + n % 50 * interval '1 day',
         case when n % 3 = 0 then '2026-03-01'::timestamptz - n % 40 * interval '1 day' end
       from generate_series(1, 5000) n`,
      [organisationId],
    );
    for (const [query, expected] of [
      [{ search: 'stak' }, 5_000],
      [{ search: 'stak', sort: 'created-descending', anonymous: 'yes' }, 2_500],
      [{ search: 'stak', sort: 'last-sign-in', status: 'active,deactivated' }, 3_333],
      [{ sort: 'last-sign-in-descending', status: 'imported' }, 1_667],
    ] as const) {
      const answer = await client.get(`${users}/export?${queryOf({ language: 'en', columns: '', ...query })}`);
      const ids = answer.text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.slice(0, 36));
      assert.equal(ids.length, expected, JSON.stringify(query));
      assert.equal(new Set(ids).size, expected);
    }
    await server.query('delete from business_user where organisation_id = $1 and first_name = $2', [
      organisationId,
      'Stak',
    ]);
    await server.query('set session_replication_role = origin');
  });

  test('what cannot be exported is refused before anything is sent', async () => {
    const refused = await administrator.get(`${users}/export?language=da&columns=email,cpr`);
    assert.deepEqual(readRefusal(refused).errors, [{ pointer: '/query/columns', code: 'columns-unusable' }]);
    const wrong = await administrator.get(`${users}/export?language=da&status=gone`);
    assert.deepEqual(readRefusal(wrong).errors, [{ pointer: '/query/status', code: 'filter-unusable' }]);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readBody } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const url = '/api/v1/operator/organisations';

let server: TestServer;
let operator: Client;
before(async () => {
  server = await startTestServer();
  operator = await server.signInOperator();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

test('the list is paged by Danish name, both ways, and narrowed by beginnings of words, CVR number and status', async () => {
  await server.query(`
    insert into organisation (id, cvr, name, kind, status, created_at)
    select gen_random_uuid(), (91000000 + n)::text, (array['Aabenraa','Zebra','Ærø','Ødis','Ålborg'])[1 + n % 5] || ' Forening ' || lpad(n::text, 3, '0'),
      'association', case when n % 50 = 0 then 'dissolving' else 'active' end, '2026-01-01' from generate_series(1, 120) n`);
  type Page = { items: { name: string; cvr: string }[]; next: string | null; previous: string | null };
  const page = async (query: string) => readBody<Page>(await operator.get(`${url}?${query}`), 200);
  let last = await page('');
  const names = last.items.map(({ name }) => name);
  while (last.next !== null) {
    last = await page(`after=${last.next}`);
    names.push(...last.items.map(({ name }) => name));
  }
  assert.equal(new Set(names).size, 122);
  assert.deepEqual(names, names.toSorted(new Intl.Collator('da').compare));
  const back = await page(`before=${last.previous}`);
  assert.equal(back.items.length, 25);
  assert.equal(back.items.at(-1)?.name, names.at(-last.items.length - 1));

  const found = async (query: string) => (await page(query)).items.map(({ name }) => name);
  assert.deepEqual(await found('search=aer%C3%B8+forening+002'), ['Ærø Forening 002']);
  assert.equal((await page('search=fore')).next !== null, true);
  assert.deepEqual(await found('search=ening'), []);
  assert.deepEqual(await found('search=DK+91+00+00+07'), ['Ærø Forening 007']);
  assert.deepEqual(await found('search=100%25'), []);
  assert.deepEqual(await found('search=_'), []);
  assert.deepEqual((await found('status=dissolving')).toSorted(), ['Aabenraa Forening 050', 'Aabenraa Forening 100']);
  assert.deepEqual(await found('status=dissolving&search=100'), ['Aabenraa Forening 100']);
  assert.equal((await operator.get(`${url}?after=bm90LWEtY3Vyc29y`)).status, 422);
});

test('lists, pages and history name organisations and none of their people', async () => {
  const { organisationId } = server.organisation;
  const { person } = server.organisation.users['organisation-administrator'];
  const texts = await Promise.all(
    ['', `/${organisationId}`].map(async (path) => (await operator.get(`${url}${path}`)).text),
  );
  texts.push((await operator.get('/api/v1/operator/history')).text);
  for (const text of texts) {
    assert.ok(!text.includes(person.firstName) && !text.includes('@') && !text.includes(person.cpr ?? 'none'));
  }
});

test('the history of operators tells who did what to which organisation, newest first, all of it by pages', async () => {
  const { organisationId, name } = server.organisation;
  type Item = { eventId: string; kind: string; actorName: string | null; organisation: { name: string } | null };
  type Page = { items: Item[]; next: string | null };
  const page = async (query: string) => readBody<Page>(await operator.get(`/api/v1/operator/history?${query}`), 200);
  const [newest] = (await page('')).items;
  assert.deepEqual([newest?.kind, newest?.actorName, newest?.organisation], ['operator.signed-in', 'Inge Holm', null]);
  const { items: about } = await page(`organisationId=${organisationId}`);
  assert.deepEqual(
    about.map(({ kind, actorName, organisation }) => [kind, actorName, organisation?.name]),
    [['organisation.created', null, name]],
  );
  for (let count = 0; count < 30; count += 1) await server.signInOperator(`Operator ${'abcdefghij'[count % 10]}`);
  const events: string[] = [];
  let place = '';
  for (;;) {
    const { items, next } = await page(place === '' ? '' : `before=${place}`);
    events.push(...items.map(({ eventId }) => eventId));
    if (next === null) break;
    place = next;
  }
  const [row] = await server.query<{ count: number }>(
    'select count(*)::int as count from history_event where organisation_id = operator_realm()',
  );
  assert.equal(events.length, row?.count);
  assert.deepEqual(events, events.toSorted().toReversed());
});

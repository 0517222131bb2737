import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

/** Tables of organisations whose changes need no event, each with its reason. */
const withoutHistory: Readonly<Record<string, string>> = {
  history_event: 'is the history',
  history_seal: 'proves the history; rows are only added',
  unsealed_history: 'ids of events that wait for their seal',
  organisation_key: 'made with the organisation and never shown; rotation changes no meaning',
  email: 'its user has the events: queued with the act that sends it, failed by its own',
  idempotency_key: 'belongs to a request, not to a person or thing',
  deleted_user: 'written with the event of the deletion',
  sign_in_identity: 'derived from the user and its authenticators, who have the events',
  authenticator_link: 'leads to the authenticators of a user; its sending is an event of the user',
  activation_pointer: 'derived from the activation link, which has the event',
  api_access_token: 'lives an hour; the API client has the events, and its last use is a mark',
  api_client_assertion: 'proves for minutes that an assertion was used once',
  activation_order_user: 'the work still to do of an order, which has the events',
  unit_removal: 'the removal of a unit, which has the events',
  counted_day: 'which days were counted; the charges tell what came of it',
  charge: 'written with the order of an authenticator, whose user has the event; it must not tell of the user',
  bulk_change_user: 'what came of each user of a bulk change; the bulk change and the users have the events',
  user_count_change: 'counts the users, who have the events',
  import_chunk: 'the upload itself; the import has the events',
  import_block: 'the judgement of the upload; the import has the events',
  sign_in_proof: 'lives 15 minutes before anybody is signed in',
};

/** Global tables that name an organisation: read across organisations by the system role (decision record on global tables). */
const globalTables = [
  'sign_in_identity',
  'activation_pointer',
  'authenticator_link',
  'sign_in_proof',
  'unsealed_history',
];

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

type Table = { name: string; enabled: boolean; forced: boolean; policies: string[]; key: string[]; triggers: string[] };

function tablesOfOrganisations(): Promise<Table[]> {
  return server.query<Table>(`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      array(select polname::text from pg_policy p where p.polrelid = c.oid order by 1) as policies,
      array(select a.attname::text from pg_index i join unnest(i.indkey) with ordinality as k(number, place) on true
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
      array(select tgname::text from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'history' and t.tgdeferrable and t.tginitdeferred) as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and exists
      (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
    order by 1`);
}

test('every table of organisations is closed to others, keyed by organisation and watched by history', async () => {
  const tables = await tablesOfOrganisations();
  for (const table of tables) {
    const isGlobal = globalTables.includes(table.name);
    if (table.name !== 'sign_in_proof') {
      assert.ok(table.enabled && table.forced, `${table.name}: row-level security must be enabled and forced`);
      assert.ok(table.policies.includes('tenant'), `${table.name}: the tenant policy is missing`);
    }
    if (!isGlobal)
      assert.equal(table.key[0], 'organisation_id', `${table.name}: the primary key must begin with the organisation`);
    const exempt = withoutHistory[table.name] !== undefined;
    assert.notEqual(table.triggers.length === 1, exempt, `${table.name}: either a history trigger or a reason without`);
  }
  const names = new Set(tables.map((table) => table.name));
  for (const name of [...Object.keys(withoutHistory), ...globalTables])
    assert.ok(names.has(name), `${name} is listed and does not exist`);
  console.log(`gate: ${tables.length} tables covered by the catalogue test`);
});

/** Tables of no organisation, each with who reaches it. */
const ofNoOrganisation: Readonly<Record<string, string>> = {
  migration: 'the owner alone',
  organisation: 'its own entry for an organisation, all of them to read for the system role',
  sign_in_attempt: 'the system role',
  deployment_key: 'every role, to read; ids and what is wrapped',
  key_rotation: 'the system role',
  operator: "the operators' realm",
  operator_identity: "the operators' realm",
  operator_session: "the operators' realm",
};

test("every table of no organisation is listed, and the operators' are closed to all but their realm", async () => {
  const tables = await server.query<{ name: string; forced: boolean; realm: boolean; triggers: number }>(`
    select c.relname as name, c.relforcerowsecurity as forced,
      exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'realm') as realm,
      (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'history' and t.tgdeferrable) as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not exists
      (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
    order by 1`);
  assert.deepEqual(tables.map(({ name }) => name).toSorted(), Object.keys(ofNoOrganisation).toSorted());
  for (const { name, forced, realm, triggers } of tables.filter((table) => table.name.startsWith('operator')))
    assert.deepEqual({ forced, realm, triggers }, { forced: true, realm: true, triggers: 1 }, name);
});

test('every reference between tables of organisations carries the organisation', async () => {
  const plain = await server.query<{ name: string }>(`
    select conname as name from pg_constraint k
    where k.contype = 'f' and k.confrelid not in ('organisation'::regclass, 'operator'::regclass)
      and not exists (select 1 from unnest(k.conkey) as number join pg_attribute a on a.attrelid = k.conrelid and a.attnum = number
        where a.attname = 'organisation_id')`);
  assert.deepEqual(plain, []);
});

test('only listed functions run with the rights of their owner', async () => {
  const functions = await server.query<{ name: string; path: string[] | null }>(
    `select proname as name, proconfig as path from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
  );
  assert.deepEqual(
    functions.map((each) => each.name),
    [
      'enqueue_for_organisations',
      'enqueue_job',
      'enqueue_jobs',
      'forget_person',
      'note_unsealed_history',
      'search_users',
      'users_with_words',
    ],
  );
  for (const each of functions)
    assert.ok(
      each.path?.some((setting) => setting.startsWith('search_path=')),
      `${each.name} fixes no search_path`,
    );
});

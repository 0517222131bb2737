import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import { startTestDatabase } from '../../../../../test/support/database.ts';
import { migrate } from './migrate.ts';
import { roleNames } from './roles.ts';

const files = readdirSync(new URL('../../../migrations/', import.meta.url)).toSorted();
/** The files that a database of the former version lacks. */
const later = files.filter((name) => name >= '0017');

const organisation = '01900000-0000-7000-8000-000000000001';
const [active, waiting, imported] = [2, 3, 4].map((end) => `01900000-0000-7000-8000-00000000000${end}`);

const furnish = `
  set session_replication_role = replica;
  insert into organisation (id, cvr, name, kind, status, created_at)
    values ('${organisation}', '90010018', 'Nordhavn Kommune', 'municipality', 'active', now());
  insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth, anonymous,
      reference_text, target_level, authenticator, created_at, activated_at, last_sign_in_at)
    select '${organisation}', id, 1, status, 'Åse', 'Ærø', ' aase aeroe', 'aase@example.test', '1980-01-01', false, reference, 'substantial',
      authenticator, now(), case status when 'active' then now() end, case status when 'active' then now() end
    from (values ('${active}'::uuid, 'active', 'Løn 7', null), ('${waiting}', 'pending-activation', null, 'private'),
      ('${imported}', 'imported', null, 'app')) as people (id, status, reference, authenticator);
  insert into authenticator (organisation_id, id, user_id, kind, subject_hash, key_id, bound_at)
    values ('${organisation}', gen_random_uuid(), '${active}', 'private', '\\x01', 'key', now());
  insert into invoicing_method (organisation_id, id, version, ean, name)
    values ('${organisation}', gen_random_uuid(), 1, '5798000000005', 'Løn');`;

test('a database with users comes to the newest version, and everybody is still there', async (context) => {
  const database = await startTestDatabase();
  const clone = await database.cloneTemplate('empty', async () => undefined);
  const url = new URL(database.url);
  url.pathname = `/${clone.name}`;
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  context.after(async () => {
    await superuser.end();
    await clone.drop();
    await database.stop();
  });
  const run = () => migrate(clone.ownerUrl, clone.serverUrl, roleNames(database.rolePrefix));
  // What came later counts as done, so that a database of the former version is made.
  await superuser.query(`create table migration (name text primary key, applied_at timestamptz not null default now());
    alter table migration owner to "${new URL(clone.ownerUrl).username}"`);
  await superuser.query('insert into migration (name) select unnest($1::text[])', [later]);
  assert.deepEqual((await run()).applied, files.slice(0, files.length - later.length));
  await superuser.query(furnish);
  await superuser.query('delete from migration where name = any($1)', [later]);

  assert.deepEqual((await run()).applied, later);
  const { rows: people } = await superuser.query(
    `select u.status, u.folded, array(select a.kind || ' ' || a.status from authenticator a where a.user_id = u.id) as authenticators,
      (select count(*)::int from eid_subject s where s.user_id = u.id) as subjects from business_user u order by u.id`,
  );
  assert.deepEqual(people, [
    { status: 'active', folded: ' aase aeroe \n loen 7', authenticators: ['private activated'], subjects: 1 },
    { status: 'pending-activation', folded: ' aase aeroe', authenticators: ['private delivered'], subjects: 0 },
    { status: 'imported', folded: ' aase aeroe', authenticators: [], subjects: 0 },
  ]);
  const { rows: facts } = await superuser.query(
    `select (select is_default from invoicing_method) as is_default, (select sum(change)::int from user_count_change) as users,
      (select count(*)::int from charge) as charges`,
  );
  assert.deepEqual(facts, [{ is_default: true, users: 3, charges: 0 }]);
  // Row-level security holds for the owner of the tables too, as before.
  const { rows: open } = await superuser.query(
    `select relname from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace`,
  );
  assert.deepEqual(open, []);
});

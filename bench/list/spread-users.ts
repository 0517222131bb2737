import { randomUUID } from 'node:crypto';
import type { BenchDatabase } from '../harness/database.ts';

/** Ids of what many and of what few of the users have. */
export type SpreadIds = {
  readonly manyUnit: string;
  readonly fewUnit: string;
  readonly manyImport: string;
  readonly fewImport: string;
};

/**
 * Gives the seeded users of an organisation what its filters ask for, as an organisation has it that has been in use: half are at one
 * production unit and twenty at another, one in ten came by one import and twenty by another, one in a hundred is anonymous, log-ins lie within
 * two years, one in a thousand is to be deactivated, one in three has the app and one in a thousand a chip, links end within a month.
 * By the superuser with triggers off, in a few statements.
 */
export async function spreadUsers(database: BenchDatabase, organisationId: string): Promise<SpreadIds> {
  const client = await database.connect();
  const ids = { manyUnit: randomUUID(), fewUnit: randomUUID(), manyImport: randomUUID(), fewImport: randomUUID() };
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into production_unit (organisation_id, id, version, number, name)
     values ($1, $2, 1, '1900000018', 'Rådhuset'), ($1, $3, 1, '1900000026', 'Havnefogeden')`,
    [organisationId, ids.manyUnit, ids.fewUnit],
  );
  await client.query(
    `create temporary table spread as select id, row_number() over (order by md5(id::text)) as n
     from business_user where organisation_id = '${organisationId}'`,
  );
  await client.query('create unique index on spread (id); analyze spread');
  await client.query(
    `update business_user u set anonymous = n % 100 = 7,
       production_unit_id = case when n <= 20 then $3::uuid when n % 2 = 0 then $2::uuid end,
       import_id = case when n <= 20 then $5::uuid when n % 10 = 3 then $4::uuid end,
       last_sign_in_at = case when status in ('active', 'deactivated') and n % 20 <> 0 then now() - make_interval(days => (n % 730)::integer) end,
       deactivated_from = case when status = 'active' and n % 1000 = 5 then current_date + 30
         when status = 'deactivated' then current_date - 10 end
     from spread where u.organisation_id = $1 and u.id = spread.id`,
    [organisationId, ids.manyUnit, ids.fewUnit, ids.manyImport, ids.fewImport],
  );
  await client.query(
    `insert into authenticator (organisation_id, id, user_id, kind, means, status, price, ordered_by_kind, ordered_at, delivered_at, activated_at)
     select $1, gen_random_uuid(), u.id, 'separate', case when n % 1000 = 9 then 'chip' else 'app' end, 'activated', 0, 'system', now(), now(), now()
     from business_user u join spread using (id)
     where u.organisation_id = $1 and u.status = 'active' and (n % 3 = 0 or n % 1000 = 9)`,
    [organisationId],
  );
  await client.query(
    `update activation_link l set expires_at = now() + make_interval(days => (n % 30)::integer - 3)
     from spread where l.organisation_id = $1 and l.user_id = spread.id`,
    [organisationId],
  );
  await client.query('drop table spread');
  await client.query('vacuum analyze business_user, authenticator, activation_link');
  return ids;
}

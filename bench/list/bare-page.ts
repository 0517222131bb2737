import type { BenchDatabase } from '../harness/database.ts';
import type { Place } from './page-places.ts';

type ShownRow = { readonly id: string; readonly status: string };

const columns = 'id, full_name, first_name, last_name, email, status, anonymous, cpr_hash, created_at';
const firstPage = `select ${columns} from business_user where organisation_id = $1 order by full_name collate "da-x-icu", id limit 26`;
const pageAfter = `select ${columns} from business_user where organisation_id = $1
  and (full_name collate "da-x-icu", id) > ($2 collate "da-x-icu", $3) order by full_name collate "da-x-icu", id limit 26`;
const marks = `select user_id, expires_at, used_at, null as tries from activation_link
    where organisation_id = $1 and user_id = any($2::uuid[]) and replaced_at is null
  union all select user_id, expires_at, used_at, tries from activation_code where organisation_id = $1 and user_id = any($2::uuid[])`;

/**
 * Reads users by a statement and the expiry of what was sent to those who wait, in one transaction as the application's role under
 * row-level security, with nothing around it: what a page shows and the least that it can cost.
 */
export function bareSql(database: BenchDatabase, organisationId: string) {
  const begin = `begin; set local role "${database.roles.app}"; set local app.organisation_id = '${organisationId}'`;
  return async (statement: string, values: readonly unknown[] = []): Promise<number> => {
    const client = await database.pool.connect();
    try {
      await client.query(begin);
      const found = await client.query<ShownRow>(statement, [organisationId, ...values]);
      const pending = found.rows.filter((row) => row.status === 'pending-activation').map((row) => row.id);
      if (pending.length > 0) await client.query(marks, [organisationId, pending]);
      await client.query('commit');
      return found.rows.length;
    } finally {
      client.release();
    }
  };
}

/** A page of 25 by name from a place, by the statements that are cheapest. */
export function bareSqlPage(database: BenchDatabase, organisationId: string) {
  const read = bareSql(database, organisationId);
  return (from: Place | undefined): Promise<number> =>
    from === undefined ? read(firstPage) : read(pageAfter, [from.name, from.id]);
}

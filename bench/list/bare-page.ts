import type { BenchDatabase } from '../harness/database.ts';
import type { Place } from './page-places.ts';

type ShownRow = { readonly id: string; readonly status: string };

/**
 * Reads what a page of 25 shows with nothing around it: users and the expiry of what was sent to those who wait, in one transaction as
 * the application's role under row-level security, by the statements that are cheapest. The limit of what a page can cost.
 */
export function bareSqlPage(database: BenchDatabase, organisationId: string) {
  const begin = `begin; set local role "${database.roles.app}"; set local app.organisation_id = '${organisationId}'`;
  const columns = 'id, full_name, first_name, last_name, email, status, anonymous, cpr_hash, created_at';
  const first = `select ${columns} from business_user where organisation_id = $1 order by full_name collate "da-x-icu", id limit 26`;
  const after = `select ${columns} from business_user where organisation_id = $1
    and (full_name collate "da-x-icu", id) > ($2 collate "da-x-icu", $3) order by full_name collate "da-x-icu", id limit 26`;
  const marks = `select user_id, expires_at, used_at, null as tries from activation_link
      where organisation_id = $1 and user_id = any($2::uuid[]) and replaced_at is null
    union all select user_id, expires_at, used_at, tries from activation_code where organisation_id = $1 and user_id = any($2::uuid[])`;
  return async (from: Place | undefined): Promise<number> => {
    const client = await database.pool.connect();
    try {
      await client.query(begin);
      const found =
        from === undefined
          ? await client.query<ShownRow>(first, [organisationId])
          : await client.query<ShownRow>(after, [organisationId, from.name, from.id]);
      const pending = found.rows.filter((row) => row.status === 'pending-activation').map((row) => row.id);
      if (pending.length > 0) await client.query(marks, [organisationId, pending]);
      await client.query('commit');
      return found.rows.length;
    } finally {
      client.release();
    }
  };
}

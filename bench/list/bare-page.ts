import type { BenchDatabase } from '../harness/database.ts';
import type { Place } from './page-places.ts';

/**
 * Reads a page of 25 with nothing around it: one transaction as the application's role under row-level security, with the columns that the
 * list shows. The limit of what a page can cost.
 */
export function bareSqlPage(database: BenchDatabase, organisationId: string) {
  const begin = `begin; set local role "${database.roles.app}"; set local app.organisation_id = '${organisationId}'`;
  const columns = 'id, full_name, first_name, last_name, email, status, anonymous, cpr_hash, created_at';
  const first = `select ${columns} from business_user where organisation_id = $1 order by full_name collate "da-x-icu", id limit 26`;
  const after = `select ${columns} from business_user where organisation_id = $1
    and (full_name collate "da-x-icu", id) > ($2 collate "da-x-icu", $3) order by full_name collate "da-x-icu", id limit 26`;
  return async (from: Place | undefined): Promise<number> => {
    const client = await database.pool.connect();
    try {
      await client.query(begin);
      const found =
        from === undefined
          ? await client.query(first, [organisationId])
          : await client.query(after, [organisationId, from.name, from.id]);
      await client.query('commit');
      return found.rows.length;
    } finally {
      client.release();
    }
  };
}

import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';

type Found = { readonly id: string; readonly name: string };

/** So many users with the name are looked at: who was never active did nothing. */
const mostLookedAt = 1_000;

/** Users who have been active and have every one of the folded words in their name or e-mail address, by name. */
export async function findActiveUsers(
  tx: Tx,
  words: readonly string[],
  most: number,
): Promise<{ found: Found[]; more: boolean }> {
  const { rows } = await sql<{ id: string | null; name: string | null; looked_at: number }>`
    with named as materialized (
      select search_users(${words}::text[], null::text, null::uuid, false, ${sql.lit(mostLookedAt)}) as id)
    select u.id, u.name, looked.looked_at
    from (select count(*) as looked_at from named) looked
    left join (
      select id, full_name as name from business_user
      where organisation_id = ${tx.scope.organisationId}::uuid and id = any(array(select id from named)) and activated_at is not null
      order by full_name collate "da-x-icu", id limit ${sql.lit(most + 1)}) u on true
    order by u.name collate "da-x-icu", u.id`.execute(tx.db);
  const found = rows.flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }]));
  const lookedAtAll = (rows[0]?.looked_at ?? 0) < mostLookedAt;
  return { found: found.slice(0, most), more: found.length > most || !lookedAtAll };
}

/** The organisation's API clients, deleted ones too, by name. */
export async function listActingClients(tx: Tx): Promise<Found[]> {
  return await tx.db
    .selectFrom('api_client')
    .select(['id', 'shown_name as name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .orderBy('id')
    .execute();
}

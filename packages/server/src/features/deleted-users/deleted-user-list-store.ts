import { sql, type Selectable } from 'kysely';
import type { DeletedUserTable, HistoryEventTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';

/** What a list needs of a deleted user. */
export type DeletionRow = Pick<Selectable<DeletedUserTable>, 'id' | 'sealed_name' | 'deleted_at'>;

/** What is kept of a deleted user. */
export type DeletedUserRow = DeletionRow & Pick<Selectable<DeletedUserTable>, 'cpr_sealed' | 'cpr_hash'>;

/** Who deleted a user, as history tells. */
export type Deleter = Pick<Selectable<HistoryEventTable>, 'actor_kind' | 'actor_id'>;

/** A place in the list: many can be deleted at one moment. */
export type DeletionPlace = { readonly deletedAt: string; readonly id: string };

/** Deleted users on one side of a place, nearest to it first; the list begins with the newest deletion. */
export async function listDeleted(
  tx: Tx,
  page: { from: DeletionPlace | undefined; backwards: boolean; most: number },
): Promise<DeletionRow[]> {
  const { from, backwards, most } = page;
  const side = sql.raw(backwards ? '>' : '<');
  const order = backwards ? 'asc' : 'desc';
  return await tx.db
    .selectFrom('deleted_user')
    .select(['id', 'sealed_name', 'deleted_at'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .$if(from !== undefined, (query) =>
      query.where(
        sql<boolean>`(deleted_at, id) ${side} (${from?.deletedAt ?? null}::timestamptz, ${from?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('deleted_at', order)
    .orderBy('id', order)
    .limit(most)
    .execute();
}

/** Who deleted these users, by their ids. */
export async function findDeleters(tx: Tx, userIds: readonly string[]): Promise<Map<string, Deleter>> {
  if (userIds.length === 0) return new Map();
  // One look-up each: users that were edited often have many events, and the deletion is their newest or nearly so.
  const { rows } = await sql<Deleter & { id: string }>`
    select d.id, e.actor_kind, e.actor_id
    from unnest(${userIds}::uuid[]) as d(id) cross join lateral (
      select actor_kind, actor_id from history_event e
      where e.organisation_id = ${tx.scope.organisationId}::uuid and e.entity_id = d.id and e.kind = 'user.deleted'
      order by e.at desc, e.id desc limit 1) e`.execute(tx.db);
  return new Map(rows.map(({ id, ...deleter }) => [id, deleter]));
}

/** The ids of those of them who have one, each once. */
export function actorIdsOf(deleters: ReadonlyMap<string, Deleter>): string[] {
  return [...new Set([...deleters.values()].flatMap((deleter) => deleter.actor_id ?? []))];
}

/** One deleted user; undefined when there is none, or the person is forgotten. */
export function findDeleted(tx: Tx, userId: string): Promise<DeletedUserRow | undefined> {
  return selectKept(tx).where('id', '=', userId).executeTakeFirst();
}

/** The same, locked until this unit of work ends. */
export function lockDeleted(tx: Tx, userId: string): Promise<DeletedUserRow | undefined> {
  return selectKept(tx).where('id', '=', userId).forUpdate().executeTakeFirst();
}

/** The first who were deleted before an instant, at most so many, locked until this unit of work ends. */
export function lockDeletedBefore(tx: Tx, end: string, most: number): Promise<DeletedUserRow[]> {
  return selectKept(tx).where('deleted_at', '<', end).orderBy('deleted_at').limit(most).forUpdate().execute();
}

/** Deletes what was kept of deleted users. */
export async function deleteRecords(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('deleted_user')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
}

function selectKept(tx: Tx) {
  return tx.db
    .selectFrom('deleted_user')
    .select(['id', 'sealed_name', 'cpr_sealed', 'cpr_hash', 'deleted_at'])
    .where('organisation_id', '=', tx.scope.organisationId);
}

import { sql, type Selectable } from 'kysely';
import type { DeletedUserTable, HistoryEventTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';

/** A deleted user with whoever did it, as history tells. */
export type DeletedUserRow = Pick<
  Selectable<DeletedUserTable>,
  'id' | 'sealed_name' | 'cpr_sealed' | 'cpr_hash' | 'deleted_at'
> & {
  readonly actor_kind: HistoryEventTable['actor_kind'] | null;
  readonly actor_id: string | null;
};

/** A place in the list: many can be deleted at one moment. */
export type DeletionPlace = { readonly deletedAt: string; readonly id: string };

/** Deleted users on one side of a place, nearest to it, in the order of the list: the newest deletion first. */
export async function listDeleted(
  tx: Tx,
  page: { from: DeletionPlace | undefined; backwards: boolean; most: number },
): Promise<DeletedUserRow[]> {
  const { from, backwards, most } = page;
  const side = sql.raw(backwards ? '>' : '<');
  const order = sql.raw(backwards ? 'asc' : 'desc');
  const beyond =
    from === undefined
      ? sql`true`
      : sql`(d.deleted_at, d.id) ${side} (${from.deletedAt}::timestamptz, ${from.id}::uuid)`;
  const { rows } = await sql<DeletedUserRow>`
    ${selected(tx)} and ${beyond} order by d.deleted_at ${order}, d.id ${order} limit ${most}`.execute(tx.db);
  return backwards ? rows.toReversed() : rows;
}

/** One deleted user; undefined when there is none, or the person is forgotten. */
export async function findDeleted(tx: Tx, userId: string): Promise<DeletedUserRow | undefined> {
  const { rows } = await sql<DeletedUserRow>`${selected(tx)} and d.id = ${userId}::uuid`.execute(tx.db);
  return rows[0];
}

function selected(tx: Tx) {
  const { organisationId } = tx.scope;
  return sql`
    select d.id, d.sealed_name, d.cpr_sealed, d.cpr_hash, d.deleted_at, e.actor_kind, e.actor_id
    from deleted_user d
    left join lateral (
      select actor_kind, actor_id from history_event e
      where e.organisation_id = d.organisation_id and e.entity_id = d.id and e.kind = 'user.deleted'
      order by e.at desc, e.id desc limit 1) e on true
    where d.organisation_id = ${organisationId}::uuid`;
}

/** The same, locked until this unit of work ends. */
export async function lockDeleted(tx: Tx, userId: string): Promise<DeletedUserRow | undefined> {
  const { rows } = await sql<DeletedUserRow>`${selected(tx)} and d.id = ${userId}::uuid for update of d`.execute(tx.db);
  return rows[0];
}

/** Deletes what was kept of a deleted user. */
export async function deleteRecord(tx: Tx, userId: string): Promise<void> {
  await tx.db
    .deleteFrom('deleted_user')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', userId)
    .execute();
}

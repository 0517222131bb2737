import { sql, type RawBuilder, type Selectable, type SelectQueryBuilder } from 'kysely';
import { mostSelected } from '@tillid/domain/users/selection-limits';
import type { BulkRefusal } from '@tillid/domain/bulk-changes/bulk-change';
import type { Database } from '../../platform/db/tables.ts';
import type { BulkChangeUserTable } from '../../platform/db/tables/bulk-changes.ts';
import type { Tx } from '../../platform/db/work.ts';

/** A user of a bulk change, with what came of it. */
export type FrozenUser = Selectable<BulkChangeUserTable>;

/** What came of one user: done, with what is needed to take it back, or why not. */
export type Outcome = Pick<FrozenUser, 'user_id'> & {
  readonly outcome: 'done' | BulkRefusal;
  readonly undo?: Partial<
    Pick<FrozenUser, 'version' | 'status' | 'replaced_from' | 'replaced_to' | 'replaced_unit_id'>
  >;
};

/** Users of a selection, as a query to select from. */
export type Chosen = SelectQueryBuilder<Database, 'business_user', object>;

/** Freezes the users of a selection, each with the reason why not, if there is one; one more than an order may have tells that there are too many. */
export async function freezeUsers(tx: Tx, changeId: string, chosen: Chosen, verdict: RawBuilder<BulkRefusal | null>) {
  await tx.db
    .insertInto('bulk_change_user')
    .columns(['organisation_id', 'bulk_change_id', 'user_id', 'outcome'])
    .expression(
      chosen
        .select(['organisation_id', sql<string>`${changeId}::uuid`.as('bulk_change_id'), 'id', verdict.as('outcome')])
        .limit(mostSelected + 1),
    )
    .execute();
}

/** Freezes those whom a bulk change has changed, to take that back. */
export async function freezeDone(tx: Tx, changeId: string, undoesId: string): Promise<void> {
  const { organisationId } = tx.scope;
  await sql`
    insert into bulk_change_user (organisation_id, bulk_change_id, user_id)
    select organisation_id, ${changeId}::uuid, user_id from bulk_change_user
    where organisation_id = ${organisationId} and bulk_change_id = ${undoesId} and outcome = 'done'`.execute(tx.db);
}

/** How many users of a bulk change there are of each outcome; null for those who wait. */
export function countOutcomes(tx: Tx, changeId: string): Promise<{ outcome: FrozenUser['outcome']; users: number }[]> {
  return tx.db
    .selectFrom('bulk_change_user')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('users')])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('bulk_change_id', '=', changeId)
    .groupBy('outcome')
    .execute();
}

/** The next users who wait, the last made first: of organisation administrators who cannot all go, those who were there first stay. */
export async function listWaiting(
  tx: Tx,
  { id, reached }: { readonly id: string; readonly reached: string | null },
  most: number,
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('bulk_change_user')
    .select('user_id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('bulk_change_id', '=', id)
    .where('outcome', 'is', null)
    .$if(reached !== null, (query) => query.where('user_id', '<', reached ?? ''))
    .orderBy('user_id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.user_id);
}

/** What a bulk change has made of some users. */
export function listDone(tx: Tx, changeId: string, userIds: readonly string[]): Promise<FrozenUser[]> {
  return tx.db
    .selectFrom('bulk_change_user')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('bulk_change_id', '=', changeId)
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .where('outcome', '=', 'done')
    .execute();
}

/** Writes down what came of users, in one statement. */
export async function writeOutcomes(tx: Tx, changeId: string, outcomes: readonly Outcome[]): Promise<void> {
  const column = <T>(read: (outcome: Outcome) => T) => outcomes.map(read);
  await sql`
    update bulk_change_user b set outcome = o.outcome, version = o.version, status = o.status,
      replaced_from = o.since, replaced_to = o.until, replaced_unit_id = o.unit
    from unnest(${column((one) => one.user_id)}::uuid[], ${column((one) => one.outcome)}::text[], ${column((one) => one.undo?.version ?? null)}::integer[],
      ${column((one) => one.undo?.status ?? null)}::text[], ${column((one) => one.undo?.replaced_from ?? null)}::date[],
      ${column((one) => one.undo?.replaced_to ?? null)}::date[], ${column((one) => one.undo?.replaced_unit_id ?? null)}::uuid[])
      as o(user_id, outcome, version, status, since, until, unit)
    where b.organisation_id = ${tx.scope.organisationId}::uuid and b.bulk_change_id = ${changeId}::uuid and b.user_id = o.user_id`.execute(
    tx.db,
  );
}

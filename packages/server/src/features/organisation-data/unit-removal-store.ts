import { sql, type Selectable } from 'kysely';
import { uuidArray } from '../../platform/db/array-parameters.ts';
import type { UnitRemovalTable } from '../../platform/db/tables/units.ts';
import type { Tx } from '../../platform/db/work.ts';
import { unitPlaces, type UnitRow } from '../organisations/index.ts';
import type { UserRow } from '../users/index.ts';

/** The removal of a unit, under way or failed. */
export type RemovalRow = Selectable<UnitRemovalTable>;

/** The removals of some units, and those that move users to one of them. */
export function findRemovalsAbout(tx: Tx, unitIds: readonly string[]): Promise<RemovalRow[]> {
  return tx.db
    .selectFrom('unit_removal')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(sql<boolean>`(id = any(${unitIds}::uuid[]) or replacement_id = any(${unitIds}::uuid[]))`)
    .execute();
}

/** The removal of a unit; undefined when there is none. */
export function findRemoval(tx: Tx, unitId: string): Promise<RemovalRow | undefined> {
  return selectRemoval(tx, unitId).executeTakeFirst();
}

/** The same, locked until this unit of work ends, so that no two batches of it run at once. */
export function lockRemoval(tx: Tx, unitId: string): Promise<RemovalRow | undefined> {
  return selectRemoval(tx, unitId).forUpdate().executeTakeFirst();
}

/** The units whose removal is under way. */
export async function listRunningRemovals(tx: Tx): Promise<string[]> {
  const removals = await tx.db
    .selectFrom('unit_removal')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('status', '=', 'running')
    .execute();
  return removals.map(({ id }) => id);
}

/** Begins a removal, in the place of one that failed. */
export async function insertRemoval(
  tx: Tx,
  removal: Pick<RemovalRow, 'id' | 'kind' | 'replacement_id' | 'total' | 'ordered_by'>,
): Promise<void> {
  await deleteRemoval(tx, removal.id);
  await tx.db
    .insertInto('unit_removal')
    .values({ organisation_id: tx.scope.organisationId, ...removal, status: 'running', done: 0 })
    .execute();
}

/** Counts users who have moved. */
export async function addDone(tx: Tx, unitId: string, moved: number): Promise<void> {
  await tx.db
    .updateTable('unit_removal')
    .set((eb) => ({ done: eb('done', '+', moved) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', unitId)
    .execute();
}

/** Writes down that a removal cannot go on. */
export async function failRemoval(tx: Tx, unitId: string): Promise<void> {
  await tx.db
    .updateTable('unit_removal')
    .set({ status: 'failed' })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', unitId)
    .execute();
}

/** Ends a removal whose unit goes. */
export async function deleteRemoval(tx: Tx, unitId: string): Promise<void> {
  await tx.db
    .deleteFrom('unit_removal')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', unitId)
    .execute();
}

/** How many users have a unit, counted no further than `most` where it is given. */
export async function countUsersOfUnit(tx: Tx, unit: Pick<UnitRow, 'id' | 'kind'>, most?: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from business_user where organisation_id = ${tx.scope.organisationId}
      and ${sql.ref(unitPlaces[unit.kind].userColumn)} = ${unit.id}::uuid ${most === undefined ? sql`` : sql`limit ${most}`}) counted`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

/** Some users of a unit, locked in the order of their ids, as everybody locks users. */
export async function lockUsersOfUnit(tx: Tx, unit: Pick<UnitRow, 'id' | 'kind'>, most: number): Promise<UserRow[]> {
  const column = unitPlaces[unit.kind].userColumn;
  const some = tx.db
    .selectFrom('business_user')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(column, '=', unit.id)
    .limit(most);
  const users = await tx.db
    .selectFrom('business_user')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', 'in', some)
    .orderBy('id')
    .forUpdate()
    .execute();
  // Whoever was given another unit while the lock was waited for is none of them any more.
  return users.filter((user) => user[column] === unit.id);
}

/** Gives locked users another unit of the kind, or none; gives them as they are then. */
export async function moveUsers(
  tx: Tx,
  unit: Pick<UnitRow, 'kind'>,
  { users, replacementId }: { readonly users: readonly UserRow[]; readonly replacementId: string | null },
): Promise<UserRow[]> {
  return await tx.db
    .updateTable('business_user')
    .set((eb) => ({ [unitPlaces[unit.kind].userColumn]: replacementId, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(sql<boolean>`id = any(${uuidArray(users.map((user) => user.id))}::uuid[])`)
    .returningAll()
    .execute();
}

function selectRemoval(tx: Tx, unitId: string) {
  return tx.db
    .selectFrom('unit_removal')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', unitId);
}

import { sql } from 'kysely';
import { choiceOf, type OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { userCountLimit } from '@tillid/domain/users/user-list-layout';
import type { Tx } from '../../platform/db/work.ts';
import type { UserRow } from './user-store.ts';

/** The columns of a listed user. */
export const listedColumns = [
  'id',
  'full_name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'status',
  'deactivated_from',
  'deactivated_to',
  'anonymous',
  'cpr_hash',
  'reference_text',
  'authenticator',
  'production_unit_id',
  'se_number_id',
  'invoicing_method_id',
  'created_at',
  'last_sign_in_day',
] as const satisfies readonly (keyof UserRow)[];

/** What a list shows of a user. */
export type ListedUser = Pick<UserRow, (typeof listedColumns)[number]>;

/** A unit as a list names it. */
export type ListedUnit = { readonly number: string; readonly name: string };

/** How many users the organisation has, whatever their status, counted no further than the layout of the list asks. */
export async function countUsersToLimit(tx: Tx): Promise<number> {
  const rows = await tx.db
    .selectFrom('business_user')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .limit(userCountLimit)
    .execute();
  return rows.length;
}

/** What users have to log in with and is not blocked, each sort once. */
export async function readSorts(tx: Tx, userIds: readonly string[]): Promise<(userId: string) => OrderChoice[]> {
  if (userIds.length === 0) return () => [];
  const rows = await tx.db
    .selectFrom('authenticator')
    .select(['user_id', 'kind', 'means'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .where('status', '<>', 'blocked')
    .orderBy('ordered_at')
    .execute();
  const found = new Map<string, Set<OrderChoice>>();
  for (const { user_id: userId, ...sort } of rows) {
    const choice = choiceOf(sort);
    if (choice !== undefined) found.set(userId, (found.get(userId) ?? new Set()).add(choice));
  }
  return (userId) => [...(found.get(userId) ?? [])];
}

/** Number and name of units, by id. */
export async function readUnitNames(tx: Tx, unitIds: readonly string[]): Promise<ReadonlyMap<string, ListedUnit>> {
  if (unitIds.length === 0) return new Map();
  const units = await tx.db
    .selectFrom('organisation_unit')
    .select(['id', 'number', 'name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .execute();
  return new Map(units.map(({ id, ...unit }) => [id, unit]));
}

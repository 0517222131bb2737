import { sql, type SelectQueryBuilder } from 'kysely';
import type * as z from 'zod/mini';
import type { userSelection } from '@tillid/contract/user-selection';
import { everyUser } from '@tillid/domain/users/user-filter';
import type { Database } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { readUserFilter, usersMatching } from './users-matching.ts';

/** Which users: named ones, or all whom a filter lets through but some. */
export type UserSelection = z.output<typeof userSelection>;

/** The users of a selection as they are now, as a query to select from, to count or to act on; throws validation-failed for a filter that is wrong. */
export function selectUsers(tx: Tx, selection: UserSelection): SelectQueryBuilder<Database, 'business_user', object> {
  if ('userIds' in selection)
    return usersMatching(tx, everyUser).where(sql<boolean>`business_user.id = any(${selection.userIds}::uuid[])`);
  const { filter, exceptUserIds } = selection;
  const users = usersMatching(tx, readUserFilter(filter, '/selection/filter'));
  if (exceptUserIds.length === 0) return users;
  return users.where(sql<boolean>`business_user.id <> all(${exceptUserIds}::uuid[])`);
}

/**
 * Those of a selection who are still imported. Somebody sent for activation or deleted since the list was shown is left out by the
 * status alone.
 */
export function selectImportedUsers(
  tx: Tx,
  selection: UserSelection,
): SelectQueryBuilder<Database, 'business_user', object> {
  // As the index of imported users has it: a plan that is kept knows no value of a parameter.
  return selectUsers(tx, selection).where('business_user.status', '=', sql.lit('imported' as const));
}

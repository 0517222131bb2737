import { sql, type Updateable } from 'kysely';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import type { BusinessUserTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { settleStatuses } from './settle-status.ts';
import { changesBetween, type UserRow } from './user-store.ts';
import type { UnitColumns } from './user-units.ts';

/**
 * Users by id, locked until this unit of work ends, always in the same order so that two who lock some of the same wait for each other and
 * not both; who is absent is left out. What periods of deactivation have made true meanwhile is written down first.
 */
export async function lockUsers(tx: Tx, userIds: readonly string[]): Promise<UserRow[]> {
  const users = await tx.db
    .selectFrom('business_user')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return await settleStatuses(tx, users);
}

/** What is changed of many users alike; not what the search reads, which is another text for each. */
type AlikeChange = Omit<Updateable<BusinessUserTable>, 'first_name' | 'last_name' | 'email' | 'folded' | 'version'>;

/** Changes locked users alike in one statement, and writes an event of each; gives them as they are then. */
export async function updateUsers(
  tx: Tx,
  users: readonly UserRow[],
  set: AlikeChange,
  kindOf: (before: UserRow) => EventKind,
): Promise<UserRow[]> {
  if (users.length === 0) return [];
  const changed = await tx.db
    .updateTable('business_user')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${users.map((user) => user.id)}::uuid[])`)
    .returningAll()
    .execute();
  await recordChanged(tx, users, changed, kindOf);
  return changed;
}

/** Associates locked users each with a unit of their own, or with none, in one statement, and writes an event of each; gives them as they are then. */
export async function updateUnits(
  tx: Tx,
  column: keyof UnitColumns,
  wanted: ReadonlyMap<UserRow, string | null>,
): Promise<UserRow[]> {
  if (wanted.size === 0) return [];
  const users = [...wanted.keys()];
  const { rows: changed } = await sql<UserRow>`
    update business_user u set ${sql.ref(column)} = w.unit_id, version = u.version + 1
    from unnest(${users.map((user) => user.id)}::uuid[], ${[...wanted.values()]}::uuid[]) as w(id, unit_id)
    where u.organisation_id = ${tx.scope.organisationId}::uuid and u.id = w.id
    returning u.*`.execute(tx.db);
  await recordChanged(tx, users, changed, () => 'user.units-assigned');
  return changed;
}

async function recordChanged(
  tx: Tx,
  users: readonly UserRow[],
  changed: readonly UserRow[],
  kindOf: (before: UserRow) => EventKind,
): Promise<void> {
  const before = new Map(users.map((user) => [user.id, user]));
  await record(
    tx,
    ...changed.map((user) => {
      const then = before.get(user.id) ?? user;
      const changes = changesBetween(then, user);
      return { kind: kindOf(then), entityType: 'user', entityId: user.id, version: user.version, changes } as const;
    }),
  );
}

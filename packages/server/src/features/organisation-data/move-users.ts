import { usersMovedAtOnce } from '@tillid/domain/organisations/unit';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import { deleteUnit, type UnitRow } from '../organisations/index.ts';
import { changesBetween } from '../users/index.ts';
import { deleteRemoval, lockUsersOfUnit, moveUsers } from './unit-removal-store.ts';

/** Moves the next users of a unit that is being removed to another one or to none, each with its event; gives how many they were. */
export async function moveNext(tx: Tx, unit: UnitRow, replacementId: string | null): Promise<number> {
  const users = await lockUsersOfUnit(tx, unit, usersMovedAtOnce);
  if (users.length === 0) return 0;
  const before = new Map(users.map((user) => [user.id, user]));
  const moved = await moveUsers(tx, unit, { users, replacementId });
  const events = moved.map((user) => ({
    kind: 'user.unit-removed' as const,
    entityType: 'user' as const,
    entityId: user.id,
    version: user.version,
    changes: changesBetween(before.get(user.id) ?? user, user),
  }));
  await record(tx, ...events);
  await announce(tx, { kind: 'users', id: unit.id });
  return users.length;
}

/** Ends a removal: the unit goes, and nobody has it. */
export async function endRemoval(tx: Tx, unit: UnitRow): Promise<void> {
  await deleteRemoval(tx, unit.id);
  await deleteUnit(tx, unit);
  await announce(tx, { kind: 'units', id: unit.id });
}

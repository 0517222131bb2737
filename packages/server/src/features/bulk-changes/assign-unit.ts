import type { ChosenUnit } from '@tillid/domain/bulk-changes/bulk-change';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import type { Tx } from '../../platform/db/work.ts';
import { unitPlaces } from '../organisations/index.ts';
import { updateUnits, type UserRow } from '../users/index.ts';
import { findUnitFaultCodes } from './accept-assignment.ts';
import { unitOf, type BulkChangeRow } from './bulk-change-store.ts';
import { listDone, type Outcome } from './frozen-user-store.ts';

/** Associates locked users with a unit, or with none of its kind; nobody where it cannot be given any more, such as one that was removed meanwhile. */
export function assignUnit(tx: Tx, users: readonly UserRow[], { kind, unitId }: ChosenUnit): Promise<Outcome[]> {
  return assignUnits(tx, kind, new Map(users.map((user) => [user, unitId])));
}

/** Gives whoever still has what a bulk change has associated them with what they had before. */
export async function undoAssignment(tx: Tx, users: readonly UserRow[], undone: BulkChangeRow): Promise<Outcome[]> {
  const { kind, unitId } = unitOf(undone);
  const { userColumn } = unitPlaces[kind];
  const ids = users.map((user) => user.id);
  const rows = new Map((await listDone(tx, undone.id, ids)).map((row) => [row.user_id, row]));
  const isUntouched = (user: UserRow) => rows.has(user.id) && user[userColumn] === unitId;
  const untouched = users.filter(isUntouched);
  const before = new Map(untouched.map((user) => [user, rows.get(user.id)?.replaced_unit_id ?? null]));
  return [
    ...users.filter((user) => !isUntouched(user)).map((user) => outcomeOf(user, 'changed-since')),
    ...(await assignUnits(tx, kind, before)),
  ];
}

/** Associates each user with a unit of the kind, or with none; in so many statements however many units they are. */
async function assignUnits(tx: Tx, kind: UnitKind, wanted: ReadonlyMap<UserRow, string | null>): Promise<Outcome[]> {
  const { userColumn } = unitPlaces[kind];
  const unitIds = new Set([...wanted.values()].filter((unitId) => unitId !== null));
  const faults = await findUnitFaultCodes(tx, kind, [...unitIds]);
  const isRefused = (unitId: string | null) => unitId !== null && faults.has(unitId);
  const able = new Map([...wanted].filter(([, unitId]) => !isRefused(unitId)));
  const before = new Map([...able.keys()].map((user) => [user.id, user[userColumn]]));
  const changed = await updateUnits(tx, userColumn, able);
  return [
    ...[...wanted].filter(([, unitId]) => isRefused(unitId)).map(([user]) => outcomeOf(user, 'unit-not-available')),
    ...changed.map(({ id }) => ({
      user_id: id,
      outcome: 'done' as const,
      undo: { replaced_unit_id: before.get(id) ?? null },
    })),
  ];
}

function outcomeOf(user: UserRow, outcome: Outcome['outcome']): Outcome {
  return { user_id: user.id, outcome };
}

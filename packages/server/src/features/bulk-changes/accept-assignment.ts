import type { ChosenUnit } from '@tillid/domain/bulk-changes/bulk-change';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import { checkUserUnits, noUnits, unitFieldOf } from '@tillid/domain/users/user-units';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findRegisteredUnits, readSettings } from '../organisations/index.ts';
import type { OrderedChange } from './judge-selection.ts';

/** Reads what many users are to be associated with; throws validation-failed for a unit that nobody can be given. */
export async function acceptAssignment(tx: Tx, unit: ChosenUnit): Promise<OrderedChange> {
  const { kind, unitId } = unit;
  // Everybody can have none.
  if (unitId === null) return { action: 'assign-unit', unit };
  const code = (await findUnitFaultCodes(tx, kind, [unitId])).get(unitId);
  if (code === undefined) return { action: 'assign-unit', unit };
  throw new Problem('validation-failed', { errors: [{ pointer: '/unit/unitId', code }] });
}

/** Why nobody can be given some units of a kind now, by the unit; those that can be given are not among them. */
export async function findUnitFaultCodes(
  tx: Tx,
  kind: UnitKind,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (unitIds.length === 0) return new Map();
  const [settings, registered] = await Promise.all([readSettings(tx), findRegisteredUnits(tx, unitIds)]);
  const isRegistered = (of: UnitKind, unitId: string) =>
    registered.some((unit) => unit.kind === of && unit.unitId === unitId);
  return new Map(
    unitIds.flatMap((unitId) => {
      const wanted = { ...noUnits, [unitFieldOf[kind]]: unitId };
      const [fault] = checkUserUnits(wanted, { settings, present: noUnits, isRegistered });
      return fault === undefined ? [] : [[unitId, fault.code] as const];
    }),
  );
}

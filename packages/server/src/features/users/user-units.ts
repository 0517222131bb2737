import type { ProblemError } from '@tillid/contract/problems';
import {
  checkUserUnits,
  noUnits,
  wantedAnew,
  type UnitSettings,
  type UserUnits,
} from '@tillid/domain/users/user-units';
import type { Tx } from '../../platform/db/work.ts';
import { findRegisteredUnits } from '../organisations/index.ts';
import type { UserRow } from './user-store.ts';

/** The columns that associate a user with units. */
export type UnitColumns = Pick<UserRow, 'production_unit_id' | 'se_number_id' | 'invoicing_method_id'>;

/** What a request names of units; what it leaves out is none. */
export type WantedUnits = { readonly [Field in keyof UserUnits]?: UserUnits[Field] | undefined };

/** What a user is associated with. */
export function unitsOf(user: UnitColumns): UserUnits {
  return {
    productionUnitId: user.production_unit_id,
    seNumberId: user.se_number_id,
    invoicingMethodId: user.invoicing_method_id,
  };
}

/** What is wanted, as columns of a user. */
export function unitColumns({ productionUnitId, seNumberId, invoicingMethodId }: WantedUnits): UnitColumns {
  return {
    production_unit_id: productionUnitId ?? null,
    se_number_id: seNumberId ?? null,
    invoicing_method_id: invoicingMethodId ?? null,
  };
}

/** Why a user cannot be associated with what is wanted, at each field; asks the database only about what the user has not yet. */
export async function findUnitFaults(
  tx: Tx,
  wanted: WantedUnits,
  { settings, present = noUnits }: { readonly settings: UnitSettings; readonly present?: UserUnits },
): Promise<ProblemError[]> {
  const units = unitsOf(unitColumns(wanted));
  const ids = wantedAnew(units, present).map(({ unitId }) => unitId);
  const registered = ids.length === 0 ? [] : await findRegisteredUnits(tx, ids);
  const faults = checkUserUnits(units, {
    settings,
    present,
    isRegistered: (kind, unitId) => registered.some((unit) => unit.kind === kind && unit.unitId === unitId),
  });
  return faults.map(({ field, code }) => ({ pointer: `/${field}`, code }));
}

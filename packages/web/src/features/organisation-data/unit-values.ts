import { unitFields, type UnitField, type UserUnits } from '@tillid/domain/users/user-units';
import type { UserProfile } from '../users/user-profile.ts';

/** The chosen unit of each field as forms hold it, '' for none. */
export type UnitValues = { readonly [Field in UnitField]: string };

/** The fields in the order of forms. */
export const unitFieldNames = Object.keys(unitFields) as readonly UnitField[];

/** Nothing chosen. */
export const noUnitValues: UnitValues = { productionUnitId: '', seNumberId: '', invoicingMethodId: '' };

/** What was chosen, as the API takes it. */
export function unitIds({ productionUnitId, seNumberId, invoicingMethodId }: UnitValues): UserUnits {
  return {
    productionUnitId: productionUnitId || null,
    seNumberId: seNumberId || null,
    invoicingMethodId: invoicingMethodId || null,
  };
}

/** A unit as far as a choice shows it. */
export type CalledUnit = { readonly unitId: string; readonly number: string; readonly name: string };

/** What a user is associated with, by field. */
export type PresentUnits = { readonly [Field in UnitField]?: CalledUnit | null };

type Associated = Pick<UserProfile, 'productionUnit' | 'seNumber' | 'invoicingMethod'>;

/** The units that a user has, as a choice shows them. */
export function presentUnits({ productionUnit, seNumber, invoicingMethod }: Associated): PresentUnits {
  return {
    productionUnitId: productionUnit && { ...productionUnit, unitId: productionUnit.productionUnitId },
    seNumberId: seNumber && { ...seNumber, unitId: seNumber.seNumberId },
    invoicingMethodId: invoicingMethod && {
      unitId: invoicingMethod.invoicingMethodId,
      number: invoicingMethod.ean,
      name: invoicingMethod.name,
    },
  };
}

/** Those that there are. */
export function calledUnits(present: PresentUnits): readonly CalledUnit[] {
  return Object.values(present).filter((unit) => unit !== null);
}

/** The same as a form holds them. */
export function unitValuesOf(user: Associated): UnitValues {
  const present = presentUnits(user);
  return {
    productionUnitId: present.productionUnitId?.unitId ?? '',
    seNumberId: present.seNumberId?.unitId ?? '',
    invoicingMethodId: present.invoicingMethodId?.unitId ?? '',
  };
}

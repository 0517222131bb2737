import type { OrganisationSettings } from '../organisations/organisation-settings.ts';
import type { UnitKind } from '../organisations/unit.ts';

/** What a user is associated with in the organisation, by id; null is none. */
export type UserUnits = {
  readonly productionUnitId: string | null;
  readonly seNumberId: string | null;
  /** Who pays for the user; none is the organisation's default invoicing method. */
  readonly invoicingMethodId: string | null;
};

/** A field that associates a user with a unit. */
export type UnitField = keyof UserUnits;

/** The fields in the order of forms, each with the kind of unit that it names. */
export const unitFields = {
  productionUnitId: 'production-unit',
  seNumberId: 'se-number',
  invoicingMethodId: 'invoicing-method',
} as const satisfies Readonly<Record<UnitField, UnitKind>>;

/** The field that associates a user with units of a kind. */
export const unitFieldOf = {
  'production-unit': 'productionUnitId',
  'se-number': 'seNumberId',
  'invoicing-method': 'invoicingMethodId',
} as const satisfies Readonly<Record<UnitKind, UnitField>>;

/** The unit of a kind that a user is associated with; null for none. */
export function unitOfKind(units: UserUnits, kind: UnitKind): string | null {
  return units[unitFieldOf[kind]];
}

/** A user who is associated with nothing. */
export const noUnits: UserUnits = { productionUnitId: null, seNumberId: null, invoicingMethodId: null };

/** What the organisation administrator allows of units. */
export type UnitSettings = Pick<OrganisationSettings, 'productionUnitsAllowed' | 'seNumbersAllowed'>;

/** Why a user cannot be associated with units of a kind. */
export type UnitNotAllowed = 'production-unit-not-allowed' | 'se-number-not-allowed';

/** Why a user cannot be associated with one unit: it is none of the organisation's, or on its way out. */
export type UnitNotRegistered = 'production-unit-not-registered' | 'se-number-not-registered' | 'ean-not-registered';

/** Why a field that associates a user with a unit is refused. */
export type UnitFaultCode = UnitNotAllowed | UnitNotRegistered;

/** One refused field. */
export type UnitFault = { readonly field: UnitField; readonly code: UnitFaultCode };

/** What a unit is called that the organisation does not have, or that is being removed. */
export const unitNotRegistered = {
  'production-unit': 'production-unit-not-registered',
  'se-number': 'se-number-not-registered',
  'invoicing-method': 'ean-not-registered',
} as const satisfies Readonly<Record<UnitKind, UnitNotRegistered>>;

/** Why the organisation associates no user with units of a kind; undefined where it does. Somebody pays for every user. */
export function unitsNotAllowed(kind: UnitKind, settings: UnitSettings): UnitNotAllowed | undefined {
  if (kind === 'production-unit' && !settings.productionUnitsAllowed) return 'production-unit-not-allowed';
  if (kind === 'se-number' && !settings.seNumbersAllowed) return 'se-number-not-allowed';
  return undefined;
}

/** The field of a kind of unit is shown where the organisation allows it and has such units, or where the user has one to give up. */
export function isUnitFieldShown(
  kind: UnitKind,
  about: { readonly settings: UnitSettings; readonly anyRegistered: boolean; readonly hasPresent: boolean },
): boolean {
  return about.hasPresent || (about.anyRegistered && unitsNotAllowed(kind, about.settings) === undefined);
}

/** What the rules look at besides what is wanted: what the user has already, and which of the wanted units can be chosen. */
export type UserUnitsRules = {
  readonly settings: UnitSettings;
  readonly present: UserUnits;
  readonly isRegistered: (kind: UnitKind, unitId: string) => boolean;
};

/** Checks what a user shall be associated with; what the user has already may stay whatever has changed since. */
export function checkUserUnits(wanted: UserUnits, rules: UserUnitsRules): readonly UnitFault[] {
  return wantedAnew(wanted, rules.present).flatMap(({ field, kind, unitId }) => {
    const code =
      unitsNotAllowed(kind, rules.settings) ?? (rules.isRegistered(kind, unitId) ? undefined : unitNotRegistered[kind]);
    return code === undefined ? [] : [{ field, code }];
  });
}

/** The units that are wanted and that the user does not have yet. */
export function wantedAnew(
  wanted: UserUnits,
  present: UserUnits,
): readonly { readonly field: UnitField; readonly kind: UnitKind; readonly unitId: string }[] {
  return (Object.keys(unitFields) as UnitField[]).flatMap((field) => {
    const unitId = wanted[field];
    return unitId === null || unitId === present[field] ? [] : [{ field, kind: unitFields[field], unitId }];
  });
}

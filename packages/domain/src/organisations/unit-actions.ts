import type { UnitKind } from './unit.ts';

/** What an organisation administrator can do with a registered unit. */
export const unitActions = ['rename', 'make-default', 'remove'] as const;

/** One thing that an organisation administrator can do with a unit. */
export type UnitAction = (typeof unitActions)[number];

/** Why something cannot be done with a unit. */
export type UnitRefusal =
  | 'unit-being-removed'
  | 'unit-is-replacement'
  | 'not-an-invoicing-method'
  | 'already-default'
  | 'default-invoicing-method';

/** What the rules look at in a unit. */
export type UnitSubject = {
  readonly kind: UnitKind;
  readonly isDefault: boolean;
  /** Its users are moving away; it can no longer be chosen. */
  readonly beingRemoved: boolean;
  /** Users of another unit, which is being removed, are moving here. */
  readonly isReplacement: boolean;
  /** Whether the organisation has other units of the kind. */
  readonly hasOthers: boolean;
};

/** The first rule that forbids something with a unit, or undefined when it may be done. */
export function unitRefusal(action: UnitAction, unit: UnitSubject): UnitRefusal | undefined {
  if (unit.beingRemoved) return 'unit-being-removed';
  if (action === 'make-default') {
    if (unit.kind !== 'invoicing-method') return 'not-an-invoicing-method';
    return unit.isDefault ? 'already-default' : undefined;
  }
  if (action === 'rename') return undefined;
  if (unit.isReplacement) return 'unit-is-replacement';
  // Somebody must pay for the users who have no method of their own (decision 42).
  return unit.isDefault && unit.hasOthers ? 'default-invoicing-method' : undefined;
}

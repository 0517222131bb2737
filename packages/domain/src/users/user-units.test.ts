import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unitKinds } from '../organisations/unit.ts';
import { checkUserUnits, isUnitFieldShown, noUnits, unitsNotAllowed, type UserUnits } from './user-units.ts';

const everything = { productionUnitsAllowed: true, seNumbersAllowed: true };
const nothing = { productionUnitsAllowed: false, seNumbersAllowed: false };
const wanted: UserUnits = { productionUnitId: 'p', seNumberId: 's', invoicingMethodId: 'i' };

test('each kind is allowed by its setting, and invoicing methods always', () => {
  assert.deepEqual(
    unitKinds.map((kind) => unitsNotAllowed(kind, nothing)),
    ['production-unit-not-allowed', 'se-number-not-allowed', undefined],
  );
  for (const kind of unitKinds) assert.equal(unitsNotAllowed(kind, everything), undefined, kind);
});

test('a field is shown where it can be used', () => {
  const settings = { productionUnitsAllowed: true, seNumbersAllowed: false };
  const shown = (anyRegistered: boolean, hasPresent: boolean) =>
    unitKinds.filter((kind) => isUnitFieldShown(kind, { settings, anyRegistered, hasPresent }));
  assert.deepEqual(shown(true, false), ['production-unit', 'invoicing-method']);
  assert.deepEqual(shown(false, false), []);
  // What a user has from before must be seen, and can be given up.
  assert.deepEqual(shown(false, true), unitKinds);
});

test('every fault is told at once, in the order of the fields', () => {
  const rules = { present: noUnits, isRegistered: () => false };
  assert.deepEqual(checkUserUnits(wanted, { ...rules, settings: nothing }), [
    { field: 'productionUnitId', code: 'production-unit-not-allowed' },
    { field: 'seNumberId', code: 'se-number-not-allowed' },
    { field: 'invoicingMethodId', code: 'ean-not-registered' },
  ]);
  assert.deepEqual(
    checkUserUnits(wanted, { ...rules, settings: everything }).map(({ code }) => code),
    ['production-unit-not-registered', 'se-number-not-registered', 'ean-not-registered'],
  );
  assert.deepEqual(checkUserUnits(noUnits, { ...rules, settings: nothing }), []);
});

test('what a user has may stay, and may always go', () => {
  const unit = fc.option(fc.constantFrom('a', 'b'), { nil: null });
  const units = fc.record({ productionUnitId: unit, seNumberId: unit, invoicingMethodId: unit });
  fc.assert(
    fc.property(units, fc.boolean(), fc.boolean(), (present, productionUnitsAllowed, seNumbersAllowed) => {
      const rules = { settings: { productionUnitsAllowed, seNumbersAllowed }, present, isRegistered: () => false };
      assert.deepEqual(checkUserUnits(present, rules), []);
      assert.deepEqual(checkUserUnits(noUnits, rules), []);
    }),
  );
});

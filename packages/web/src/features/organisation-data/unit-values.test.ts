import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presentUnits, unitIds, unitValuesOf } from './unit-values.ts';

const user = {
  productionUnit: { productionUnitId: 'p', number: '1900000018', name: 'Rådhuset' },
  seNumber: null,
  invoicingMethod: { invoicingMethodId: 'i', ean: '5790001000011', name: 'Fællesforvaltningen' },
};

test('a user fills in the form, and what is not chosen is null', () => {
  const values = unitValuesOf(user);
  assert.deepEqual(values, { productionUnitId: 'p', seNumberId: '', invoicingMethodId: 'i' });
  assert.deepEqual(unitIds(values), { productionUnitId: 'p', seNumberId: null, invoicingMethodId: 'i' });
  assert.equal(presentUnits(user).invoicingMethodId?.number, '5790001000011');
});

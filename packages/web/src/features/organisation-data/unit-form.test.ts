import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkUnitForm, emptyUnit, isDoubtful } from './unit-form.ts';

test('an empty form misses number and name', () => {
  assert.deepEqual(checkUnitForm('production-unit', emptyUnit), { number: 'required', name: 'name-missing' });
});

test('a number that is none is told as such', () => {
  const form = { ...emptyUnit, name: 'Hus', number: '5790001000012' };
  assert.deepEqual(checkUnitForm('invoicing-method', form), { number: 'ean-check-digit' });
  assert.deepEqual(checkUnitForm('production-unit', form), { number: 'production-unit-number-format' });
});

test('a doubtful SE number must be confirmed', () => {
  const form = { ...emptyUnit, name: 'Hus', number: '90010027' };
  assert.ok(isDoubtful('se-number', form.number));
  assert.deepEqual(checkUnitForm('se-number', form), { confirmed: 'confirm-missing' });
  assert.deepEqual(checkUnitForm('se-number', { ...form, confirmed: true }), {});
  assert.deepEqual(checkUnitForm('se-number', { ...form, number: '90010026' }), {});
});

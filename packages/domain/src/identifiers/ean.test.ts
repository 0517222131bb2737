import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseEan } from './ean.ts';

test('a number whose last digit fits is read', () => {
  assert.deepEqual(parseEan(' 5790987654321 '), { ok: true, value: '5790987654321' });
  assert.deepEqual(parseEan('579 0987 654 321'), { ok: true, value: '5790987654321' });
});

test('every other last digit is a wrong check digit', () => {
  fc.assert(
    fc.property(fc.constantFrom('0', '2', '3', '4', '5', '6', '7', '8', '9'), (last) => {
      assert.deepEqual(parseEan(`579098765432${last}`), { ok: false, fault: 'ean-check-digit' });
    }),
  );
});

test('other lengths, separators and what Excel makes of it are a wrong form', () => {
  for (const text of ['', '579098765432', '57909876543210', '5,79099E+12', '579-0987654321']) {
    assert.deepEqual(parseEan(text), { ok: false, fault: 'ean-format' }, text);
  }
});

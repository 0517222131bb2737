import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseProductionUnitNumber } from './production-unit-number.ts';

test('any ten digits are read, for the check digit is unreliable', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{10}$/u), (digits) => {
      assert.deepEqual(parseProductionUnitNumber(` ${digits.slice(0, 4)} ${digits.slice(4)}`), {
        ok: true,
        value: digits,
      });
    }),
  );
});

test('anything else is not', () => {
  for (const text of ['', '123456789', '12345678901', '12345-6789', '1,00E+09']) {
    assert.deepEqual(parseProductionUnitNumber(text), { ok: false, fault: 'production-unit-number-format' }, text);
  }
});

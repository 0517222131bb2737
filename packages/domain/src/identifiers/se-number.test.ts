import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { hasSeControlDigit, parseSeNumber } from './se-number.ts';

test('any eight digits are read, whatever the control digit says', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{8}$/u), fc.constantFrom('', 'DK', 'dk '), (digits, prefix) => {
      assert.deepEqual(parseSeNumber(`${prefix}${digits}`), { ok: true, value: digits });
    }),
  );
});

test('the control digit is told', () => {
  assert.equal(hasSeControlDigit('13748136'), true);
  assert.equal(hasSeControlDigit('13748137'), false);
});

test('anything else is no number', () => {
  for (const text of ['', '1234567', '123456789', '1234-5678']) {
    assert.deepEqual(parseSeNumber(text), { ok: false, fault: 'se-number-format' }, text);
  }
});

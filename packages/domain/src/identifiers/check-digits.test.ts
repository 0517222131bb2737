import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { hasGs1CheckDigit, hasModulus11 } from './check-digits.ts';

test('one changed digit never keeps modulus 11 with weights below 11', () => {
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  fc.assert(
    fc.property(fc.stringMatching(/^\d{8}$/u), fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, at, change) => {
      fc.pre(hasModulus11(digits, weights));
      assert.equal(hasModulus11(changed(digits, at, change), weights), false);
    }),
    { numRuns: 50 },
  );
});

test('exactly one last digit fits the first twelve of an EAN', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12}$/u), (first) => {
      const fitting = Array.from('0123456789').filter((last) => hasGs1CheckDigit(first + last));
      assert.equal(fitting.length, 1);
    }),
  );
});

function changed(digits: string, at: number, change: number): string {
  const digit = (Number(digits[at]) + change) % 10;
  return digits.slice(0, at) + String(digit) + digits.slice(at + 1);
}

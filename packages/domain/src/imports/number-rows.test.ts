import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createNumberRows } from './number-rows.ts';

test('it knows the first row of every number as a map does', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9_999_999_999 }));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 3_000, size: 'max' }), (numbers) => {
      const [rows, expected] = [createNumberRows(), new Map<number, number>()];
      for (const [index, each] of numbers.entries()) {
        assert.equal(rows.first(each, index + 2), expected.get(each));
        if (!expected.has(each)) expected.set(each, index + 2);
      }
    }),
    { numRuns: 30 },
  );
});

test('two hundred thousand numbers that follow each other are told apart', () => {
  const rows = createNumberRows();
  for (let number = 0; number < 200_000; number += 1)
    assert.equal(rows.first(6_101_600_000 + number, number + 2), undefined);
  for (let number = 0; number < 200_000; number += 997) assert.equal(rows.first(6_101_600_000 + number, 1), number + 2);
});

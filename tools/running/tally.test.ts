import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTally, sumOf, tallyLine } from './tally.ts';

test('the last line of totals counts', () => {
  const output = 'rule tests\n3 passed, 1 failed\nmore\n12 passed, 2 failed\n';
  assert.deepEqual(readTally(output, 1), { passed: 12, failed: 2 });
});

test('a line that only contains the words is no total', () => {
  assert.deepEqual(readTally('so 3 passed, 0 failed today', 0), { passed: 0, failed: 1 });
});

test('an end without totals is a failure', () => {
  assert.deepEqual(readTally('killed', 0), { passed: 0, failed: 1 });
});

test('a bad exit code is a failure even when the totals know of none', () => {
  assert.deepEqual(readTally('5 passed, 0 failed', 137), { passed: 5, failed: 1 });
});

test('totals written and read again are the same', () => {
  const total = sumOf([
    { passed: 2, failed: 0 },
    { passed: 40, failed: 3 },
  ]);
  assert.deepEqual(readTally(tallyLine(total), 1), { passed: 42, failed: 3 });
});

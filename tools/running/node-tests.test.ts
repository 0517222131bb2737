import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tallyOf } from './node-tests.ts';

const clean = { tests: 5, passed: 5, failed: 0, cancelled: 0, skipped: 0, todo: 0 };

test('a clean run counts what passed', () => {
  assert.deepEqual(tallyOf(clean, 0), { passed: 5, failed: 0 });
});

test('cancelled, skipped and postponed tests are failures', () => {
  const summary = { ...clean, passed: 1, failed: 1, cancelled: 1, skipped: 1, todo: 1 };
  assert.deepEqual(tallyOf(summary, 1), { passed: 1, failed: 4 });
});

test('a bad exit code without a failed test is a failure', () => {
  assert.deepEqual(tallyOf(clean, 7), { passed: 5, failed: 1 });
});

test('a run without totals is a failure', () => {
  assert.deepEqual(tallyOf(undefined, 0), { passed: 0, failed: 1 });
});

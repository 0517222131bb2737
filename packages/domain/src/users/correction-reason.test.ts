import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReason } from './correction-reason.ts';

test('a reason is tidied, and no CPR number stays in it', () => {
  assert.deepEqual(parseReason(' Tastefejl:  610101-2345 '), { ok: true, value: 'Tastefejl: 610101-••••' });
  assert.deepEqual(parseReason('\u2066'), { ok: false, fault: 'reason-characters' });
  assert.deepEqual(parseReason(' '), { ok: false, fault: 'reason-missing' });
  assert.deepEqual(parseReason('x'.repeat(301)), { ok: false, fault: 'reason-too-long' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUntouched, withoutDeactivation, type DeactivationDone } from './undo-deactivation.ts';

const none = { from: null, to: null };
const now: DeactivationDone = {
  version: 4,
  after: { status: 'deactivated', from: '2026-03-10', to: '2026-03-12' },
  replaced: none,
};
const planned: DeactivationDone = { ...now, after: { ...now.after, status: 'active', from: '2026-03-11' } };

test('a night that writes down the beginning or the end touches nobody', () => {
  assert.ok(isUntouched(4, now, '2026-03-10'));
  assert.ok(!isUntouched(5, now, '2026-03-12'));
  assert.ok(isUntouched(5, now, '2026-03-13'));
  assert.ok(isUntouched(4, planned, '2026-03-10'));
  assert.ok(isUntouched(5, planned, '2026-03-11'));
  assert.ok(isUntouched(6, planned, '2026-03-13'));
  assert.ok(!isUntouched(5, planned, '2026-03-10'));
});

test('what is taken back leaves the plan of before, as far as its days have not passed', () => {
  const plan = (from: string, to: string | null) =>
    withoutDeactivation({ ...now, replaced: { from, to } }, '2026-03-10');
  assert.deepEqual(withoutDeactivation(now, '2026-03-10'), { status: 'active', ...none });
  assert.deepEqual(plan('2026-03-20', null), { status: 'active', from: '2026-03-20', to: null });
  assert.deepEqual(plan('2026-03-09', '2026-03-10'), { status: 'deactivated', from: '2026-03-09', to: '2026-03-10' });
  assert.deepEqual(plan('2026-03-08', '2026-03-09'), { status: 'active', ...none });
});

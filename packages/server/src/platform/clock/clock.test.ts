import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danishDay, danishMidnight } from './clock.ts';

test('a day begins at its midnight in Denmark, at month ends, on leap day and in both nights in which the clocks change', () => {
  const table = [
    ['2026-02-01', '2026-01-31T23:00:00Z'],
    ['2028-02-29', '2028-02-28T23:00:00Z'],
    ['2027-01-01', '2026-12-31T23:00:00Z'],
    ['2026-03-29', '2026-03-28T23:00:00Z'],
    ['2026-03-30', '2026-03-29T22:00:00Z'],
    ['2026-10-25', '2026-10-24T22:00:00Z'],
    ['2026-10-26', '2026-10-25T23:00:00Z'],
  ] as const;
  for (const [day, instant] of table) {
    const midnight = danishMidnight(day);
    assert.equal(midnight.toString(), instant);
    assert.equal(danishDay(midnight).toString(), day);
    assert.notEqual(danishDay(midnight.subtract({ seconds: 1 })).toString(), day);
  }
});

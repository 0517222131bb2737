import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { deletedUsersKeptMonths, forgottenOn, lastDayDue } from './deleted-user.ts';

test('thirteen months later, at the end of a shorter month where there is no such day', () => {
  for (const [deletedOn, expected] of [
    ['2026-03-10', '2027-04-10'],
    ['2026-01-31', '2027-02-28'],
    ['2027-01-29', '2028-02-29'],
    ['2026-12-01', '2028-01-01'],
  ] as const)
    assert.equal(forgottenOn(deletedOn, deletedUsersKeptMonths), expected);
});

test('a deletion is due exactly from its day on', () => {
  const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 36 }), (deletedOn, today, months) => {
      const isDue = forgottenOn(deletedOn.toString(), months) <= today.toString();
      assert.equal(deletedOn.toString() <= lastDayDue(today.toString(), months), isDue);
    }),
    { numRuns: 2_000 },
  );
  for (const days of Array.from({ length: 800 }, (_, index) => index)) {
    const today = Temporal.PlainDate.from('2027-01-01').add({ days }).toString();
    const due = lastDayDue(today, 13);
    assert.ok(forgottenOn(due, 13) <= today);
    assert.ok(forgottenOn(Temporal.PlainDate.from(due).add({ days: 1 }).toString(), 13) > today, today);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isoDay } from './calendar-day.ts';

test('it agrees with the calendar on every year, month and day', () => {
  const year = fc.integer({ min: 1800, max: 2100 });
  fc.assert(
    fc.property(year, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, month, day) => {
      assert.equal(isoDay(y, month, day), calendarDay(y, month, day));
    }),
    { numRuns: 1000 },
  );
});

test('29 February exists in leap years only', () => {
  assert.equal(isoDay(2000, 2, 29), '2000-02-29');
  assert.equal(isoDay(1996, 2, 29), '1996-02-29');
  assert.equal(isoDay(1900, 2, 29), undefined);
  assert.equal(isoDay(2023, 2, 29), undefined);
});

function calendarDay(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isoDay, readModernDay } from './calendar-day.ts';

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

test('a modern day is a day of 1900 to 2999, written as ISO 8601 does', () => {
  for (const day of ['1900-01-01', '2000-02-29', '2999-12-31']) assert.equal(readModernDay(day), day);
  const others = ['0000-01-01', '0001-01-01', '1899-12-31', '3000-01-01', '2026-02-29', '2026-2-1', '01.02.2026', ''];
  for (const text of others) assert.equal(readModernDay(text), undefined, text);
});

function calendarDay(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

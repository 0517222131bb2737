import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billingPeriod, billingPeriodOf, billingPeriodsBetween, countDayOf } from './billing-period.ts';

test('a billing period begins on the 11th and ends on the 10th of its month', () => {
  assert.deepEqual(billingPeriod('2026-03'), { period: '2026-03', from: '2026-02-11', to: '2026-03-10' });
  assert.deepEqual(billingPeriod('2027-01'), { period: '2027-01', from: '2026-12-11', to: '2027-01-10' });
});

test('every day belongs to the one period that it lies in', () => {
  const cases = [
    ['2026-03-10', '2026-03'],
    ['2026-03-11', '2026-04'],
    ['2026-12-10', '2026-12'],
    ['2026-12-11', '2027-01'],
    ['2026-12-31', '2027-01'],
    ['2027-01-01', '2027-01'],
    ['2028-02-29', '2028-03'],
  ] as const;
  for (const [day, period] of cases) {
    const found = billingPeriodOf(day);
    assert.equal(found.period, period, day);
    assert.ok(found.from <= day && day <= found.to, day);
  }
});

test('the periods between two days are told newest first, across a year end, and never none', () => {
  const periods = (first: string, last: string) => billingPeriodsBetween(first, last).map(({ period }) => period);
  assert.deepEqual(periods('2026-11-11', '2027-01-11'), ['2027-02', '2027-01', '2026-12']);
  assert.deepEqual(periods('2026-03-10', '2026-03-10'), ['2026-03']);
  assert.deepEqual(periods('2026-05-10', '2026-03-10'), ['2026-03']);
});

test('users are counted on the day that ends a period, so every day looks back to the last 10th', () => {
  const cases = [
    ['2026-03-09', '2026-02-10'],
    ['2026-03-10', '2026-03-10'],
    ['2026-03-31', '2026-03-10'],
    ['2027-01-09', '2026-12-10'],
    ['2028-02-29', '2028-02-10'],
  ] as const;
  for (const [day, counted] of cases) assert.equal(countDayOf(day), counted, day);
});

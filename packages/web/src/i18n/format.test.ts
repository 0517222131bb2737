import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFormat } from './format.ts';

test('Danish days, times and numbers', () => {
  const format = makeFormat('da');
  assert.equal(format.day('2026-06-03'), '03.06.2026');
  assert.equal(format.instant('2026-06-03T12:05:00Z'), '03.06.2026, 14.05');
  assert.equal(format.timeOfDay(Date.parse('2026-06-03T12:05:00Z')), '14.05');
  assert.equal(format.number(100_000), '100.000');
});

test('English days, times and numbers', () => {
  const format = makeFormat('en');
  assert.equal(format.day('2026-06-03'), '3 June 2026');
  assert.equal(format.instant('2026-06-03T12:05:00Z'), '3 June 2026 at 14:05');
  assert.equal(format.number(100_000), '100,000');
});

test('an instant late in the evening in London is the next day in Denmark', () => {
  assert.equal(makeFormat('da').dayOf('2026-06-03T22:30:00Z'), '04.06.2026');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPriceTable, pricedThings, pricesOn, type PriceTable } from './prices.ts';

const [{ prices }] = defaultPriceTable;
const table: PriceTable = [
  { from: '2026-01-01', prices },
  { from: '2026-07-01', prices: { ...prices, chip: 12_000 } },
];

test('everything that has a price has one, in øre', () => {
  assert.deepEqual(Object.keys(prices), [...pricedThings]);
  assert.deepEqual(Object.values(prices), [0, 3350, 23_550, 11_500, 2000, 2000]);
});

test('prices hold from their day on, and the first ones before it', () => {
  assert.equal(pricesOn(table, '2025-12-31').chip, 11_500);
  assert.equal(pricesOn(table, '2026-06-30').chip, 11_500);
  assert.equal(pricesOn(table, '2026-07-01').chip, 12_000);
});

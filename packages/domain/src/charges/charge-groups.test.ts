import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupCharges, isCharged, totalOf, type ChargeLine } from './charge-groups.ts';

const north = { ean: '5790000000012', name: 'Nord' };
const lines: readonly ChargeLine[] = [
  { ...north, thing: 'chip', price: 11500, count: 2 },
  { ...north, thing: 'code-display', price: 3350, count: 3 },
  { ...north, name: 'Syd', thing: 'chip', price: 11500, count: 1 },
  { ean: null, name: null, thing: 'audio-code-reader', price: 23550, count: 1 },
];

test('sums are kept in whole øre by invoicing method as it was called', () => {
  assert.deepEqual(
    groupCharges(lines).map(({ ean, name, total }) => [ean, name, total]),
    [
      ['5790000000012', 'Nord', 33050],
      ['5790000000012', 'Syd', 11500],
      [null, null, 23550],
    ],
  );
  assert.deepEqual(groupCharges(lines)[0]?.lines[1], { thing: 'code-display', price: 3350, count: 3, total: 10050 });
  assert.equal(totalOf(lines), 68100);
});

test('nothing ordered is no group and costs nothing', () => {
  assert.deepEqual(groupCharges([]), []);
  assert.equal(totalOf([]), 0);
});

test('what costs nothing is no charge', () => {
  assert.equal(isCharged({ price: 0 }), false);
  assert.equal(isCharged({ price: 1 }), true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ordersIn, priceOf } from './order-form.ts';

test('only what is chosen is ordered', () => {
  assert.deepEqual(ordersIn({ private: 1, chip: 0, app: 2 }), [
    { choice: 'private', count: 1 },
    { choice: 'app', count: 2 },
  ]);
  assert.deepEqual(ordersIn({}), []);
});

test('the price is that of all together', () => {
  const offers = [
    { choice: 'app', price: 0 },
    { choice: 'chip', price: 11_500 },
    { choice: 'code-display', price: 3350 },
  ] as const;
  assert.equal(priceOf({ app: 3, chip: 2, 'code-display': 1 }, offers), 26_350);
  assert.equal(priceOf({ app: 1 }, offers), 0);
});

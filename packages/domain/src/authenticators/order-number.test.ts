import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderNumberOf } from './order-number.ts';

test('an order is talked of by the end of its id, in capitals', () => {
  assert.equal(orderNumberOf('01890000-0000-7000-8000-00004f2a90c1'), '4F2A90C1');
});

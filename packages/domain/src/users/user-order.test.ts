import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatUserOrder, parseUserOrder, parseUserPageSize, userOrderTexts } from './user-order.ts';

test('every order is written as it is read', () => {
  assert.equal(userOrderTexts.length, 6);
  for (const text of userOrderTexts) {
    const order = parseUserOrder(text);
    assert.ok(order, text);
    assert.equal(formatUserOrder(order), text);
  }
  assert.deepEqual(parseUserOrder('last-sign-in-descending'), { by: 'last-sign-in', descending: true });
});

test('what is no order and no size is none', () => {
  for (const text of ['', 'e-mail', '-descending', 'name-descending-descending', 'Name']) {
    assert.equal(parseUserOrder(text), undefined, text);
  }
  assert.deepEqual(['25', '50', '100', '', '1e2', '26', '0'].map(parseUserPageSize), [
    25,
    50,
    100,
    ...Array<undefined>(4),
  ]);
});

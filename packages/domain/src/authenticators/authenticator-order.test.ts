import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { defaultSettings } from '../organisations/organisation-settings.ts';
import {
  checkOrders,
  choiceOf,
  leftToOrder,
  mostAtOnce,
  offeredOrders,
  orderChoices,
  ordersAtActivation,
  sortOf,
} from './authenticator-order.ts';

const all = { ...defaultSettings, privateAuthenticatorAllowed: true, sharedAuthenticatorAllowed: true };
const chip = { kind: 'separate', means: 'chip', status: 'activated' } as const;
const own = { kind: 'private', means: null, status: 'activated' } as const;

test('a user can be given what the settings offer', () => {
  assert.deepEqual(offeredOrders(all), [...orderChoices]);
  assert.deepEqual(offeredOrders({ ...defaultSettings, offeredAuthenticators: ['chip'] }), ['chip']);
});

test('every sort is told apart', () => {
  for (const choice of orderChoices) assert.equal(choiceOf(sortOf(choice)), choice);
  assert.equal(choiceOf({ kind: 'local', means: null }), undefined);
});

test('an order is within what is offered and what a user can have at a time', () => {
  assert.deepEqual(
    checkOrders(
      [
        { choice: 'private', count: 1 },
        { choice: 'chip', count: 2 },
      ],
      [chip],
      all,
    ),
    [],
  );
  assert.deepEqual(checkOrders([{ choice: 'shared', count: 1 }], [], defaultSettings), [
    { index: 0, code: 'authenticator-not-offered' },
  ]);
  assert.deepEqual(
    checkOrders(
      [
        { choice: 'app', count: 1 },
        { choice: 'app', count: 1 },
      ],
      [],
      all,
    ),
    [{ index: 1, code: 'authenticator-repeated' }],
  );
  assert.deepEqual(
    checkOrders(
      [
        { choice: 'chip', count: 2 },
        { choice: 'private', count: 1 },
      ],
      [chip, chip, own],
      all,
    ),
    [
      { index: 0, code: 'authenticator-too-many', params: { most: 3, present: 2 } },
      { index: 1, code: 'authenticator-too-many', params: { most: 1, present: 1 } },
    ],
  );
});

test('blocked ones make room', () => {
  const gone = [1, 2, 3].map(() => ({ ...chip, status: 'blocked' }) as const);
  assert.deepEqual(checkOrders([{ choice: 'chip', count: 3 }], gone, all), []);
  assert.equal(leftToOrder(2, [...gone, chip]), 1);
});

test('an accepted order never leads beyond the most of its sort', () => {
  const sorts = fc.array(
    fc.record({
      choice: fc.constantFrom(...orderChoices),
      status: fc.constantFrom('activated' as const, 'blocked' as const),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(sorts, fc.constantFrom(...orderChoices), fc.integer({ min: 1, max: 3 }), (given, choice, count) => {
      const present = given.map((one) => ({ ...sortOf(one.choice), status: one.status }));
      if (checkOrders([{ choice, count }], present, all).length > 0) return;
      const living = given.filter((one) => one.choice === choice && one.status !== 'blocked').length;
      assert.ok(living + count <= mostAtOnce(choice));
    }),
  );
});

test('what was chosen for an imported user is ordered once, and nothing that the number does not allow', () => {
  assert.deepEqual(ordersAtActivation(null, 3), []);
  assert.deepEqual(ordersAtActivation('private', 0), [{ choice: 'private', count: 1 }]);
  assert.deepEqual(ordersAtActivation('chip', 0), []);
  assert.deepEqual(ordersAtActivation('chip', 3), [{ choice: 'chip', count: 1 }]);
});

test('a user orders up to the number and never less than none', () => {
  assert.equal(leftToOrder(3, [chip, own]), 2);
  assert.equal(leftToOrder(0, [chip, chip]), 0);
});

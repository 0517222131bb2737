import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { isFreshLogIn } from './fresh-log-in.ts';

const signedInAt = Temporal.Instant.from('2026-03-10T11:00:00Z');

test('a log-in is fresh up to and with its fifteenth minute', () => {
  assert.equal(isFreshLogIn(signedInAt, signedInAt), true);
  assert.equal(isFreshLogIn(signedInAt, signedInAt.add({ minutes: 15 })), true);
  assert.equal(isFreshLogIn(signedInAt, signedInAt.add({ minutes: 15, milliseconds: 1 })), false);
});

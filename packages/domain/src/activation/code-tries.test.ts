import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { afterWrongTry, mayTry, noTries, triesUntilLocked } from './code-tries.ts';

const start = Temporal.Instant.from('2026-03-29T00:59:59Z');

test('the waits grow and the tenth wrong try locks', () => {
  const waits: (number | null)[] = [];
  let now = start;
  let state = noTries;
  while (!state.locked) {
    assert.ok(mayTry(state, now));
    state = afterWrongTry(state.tries, now);
    const wait = state.nextTryAt === null ? null : state.nextTryAt.since(now).total('seconds');
    waits.push(wait);
    if (wait !== null && wait > 0)
      assert.equal(mayTry(state, now.add({ seconds: wait }).subtract({ nanoseconds: 1 })), false);
    now = now.add({ seconds: wait ?? 0 });
  }
  assert.deepEqual(waits, [null, null, null, 5, 10, 30, 60, 120, 300, null]);
  assert.equal(state.tries, triesUntilLocked);
  assert.equal(mayTry(state, now.add({ hours: 10_000 })), false);
});

test('a clock that was ahead and is put back keeps nobody out', () => {
  const ahead = afterWrongTry(8, start.add({ hours: 48 }));
  assert.equal(mayTry(ahead, start), true);
  assert.equal(mayTry(ahead, start.add({ hours: 48 })), false);
});

test('a code that was tried in vain ten times or more stays locked', () => {
  for (const tries of [9, 10, 11, 1000]) assert.equal(afterWrongTry(tries, start).locked, true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';

// A copy of the module of its own: other tests of this process have been at later times, and ids never go back.
const copy = new URL('./new-id.ts?copy', import.meta.url).href;
const { newId } = (await import(copy)) as typeof import('./new-id.ts');

const now = Temporal.Instant.from('2026-03-10T11:00:00.123Z');

test('an id is a UUID of version 7 that begins with the millisecond', () => {
  const id = newId(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), now.epochMilliseconds);
});

test('ids of one millisecond are different and sort as they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => newId(now));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids.toSorted(), ids);
});

test('when the clock is put back, what is made later still sorts later', () => {
  const before = newId(now.add({ hours: 30 }));
  const ids = [before, newId(now), newId(now.subtract({ hours: 24 })), newId(now.add({ hours: 31 }))];
  assert.deepEqual(ids.toSorted(), ids);
});

test('a later id sorts after an earlier one', () => {
  assert.ok(newId(now) < newId(now.add({ milliseconds: 1 })));
});

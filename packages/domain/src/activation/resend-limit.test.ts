import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { resendRefusal } from './resend-limit.ts';

const now = Temporal.Instant.from('2026-03-10T11:00:00Z');
const ago = (seconds: number) => now.subtract({ seconds });
const day = 24 * 60 * 60;
const tenTimes = (newest: number, oldest: number) => [
  ago(newest),
  ...Array.from({ length: 8 }, () => ago(oldest)),
  ago(oldest),
];

const cases: readonly [string, readonly Temporal.Instant[], ReturnType<typeof resendRefusal>][] = [
  ['never', [], undefined],
  ['a minute ago', [ago(60)], undefined],
  ['59 seconds ago', [ago(59)], { reason: 'sent-just-now', seconds: 1 }],
  ['nine times today', tenTimes(3600, 7200).slice(1), undefined],
  ['ten times today', tenTimes(3600, 7200), { reason: 'sent-too-often', seconds: day - 7200 }],
  ['ten times, the first a day ago', tenTimes(3600, day), undefined],
  ['ten times, the newest just now', tenTimes(10, day - 20), { reason: 'sent-too-often', seconds: 50 }],
  ['by a clock that was ahead', [now.add({ hours: 2 })], undefined],
  ['by a clock that was a little ahead', [now.add({ seconds: 30 })], { reason: 'sent-just-now', seconds: 90 }],
];
for (const [name, sent, refusal] of cases) {
  test(`an activation e-mail that was sent again ${name}`, () => {
    assert.deepEqual(resendRefusal(sent, now), refusal);
  });
}

import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../packages/server/src/platform/clock/clock.ts';

/** A clock that stands still unless a test moves it. */
export type TestClock = Clock & { advance(by: Temporal.DurationLike): void; set(instant: string): void };

/** Makes a clock at an instant, by default a quiet Tuesday noon in Denmark. */
export function createTestClock(start = '2026-03-10T11:00:00Z'): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance(by) {
      now = now.toZonedDateTimeISO('Europe/Copenhagen').add(by).toInstant();
    },
    set(instant) {
      now = Temporal.Instant.from(instant);
    },
  };
}

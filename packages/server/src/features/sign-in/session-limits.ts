import { Temporal } from 'temporal-polyfill';

/** A session ends 30 minutes after the last activity (decision 27). */
export const idleLimit = Temporal.Duration.from({ minutes: 30 });
const absoluteLimit = Temporal.Duration.from({ hours: 8 });

/** When a session begun now ends whatever is done: after 8 hours (decision 27). */
export function sessionEnds(now: Temporal.Instant): Temporal.Instant {
  return now.add(absoluteLimit);
}

/** How far the clocks of the servers may be apart. */
export const clockSkew = Temporal.Duration.from({ minutes: 5 });

import { Temporal } from 'temporal-polyfill';

/** An operator's session ends 15 minutes after the last activity (decision 36). */
export const idleLimit = Temporal.Duration.from({ minutes: 15 });
const absoluteLimit = Temporal.Duration.from({ hours: 4 });

/** When an operator's session begun now ends whatever is done: after 4 hours (decision 36). */
export function sessionEnds(now: Temporal.Instant): Temporal.Instant {
  return now.add(absoluteLimit);
}

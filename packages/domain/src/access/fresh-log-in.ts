import type { Temporal } from 'temporal-polyfill';

/** How many minutes old a log-in may be for an act that nobody may do at a computer that was left, such as making a code. */
export const freshLogInMinutes = 15;

/** Whether a log-in is not too old for such an act. */
export function isFreshLogIn(signedInAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.epochNanoseconds <= signedInAt.add({ minutes: freshLogInMinutes }).epochNanoseconds;
}

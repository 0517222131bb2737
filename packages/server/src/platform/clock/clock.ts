import { Temporal } from 'temporal-polyfill';

/** Where the time comes from; an argument of the application, so that tests can move it. */
export type Clock = { readonly now: () => Temporal.Instant };

/** The machine's clock, in milliseconds. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };

/** The calendar day in Denmark at an instant. */
export function danishDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
}

import { Temporal } from 'temporal-polyfill';

/** Where the time comes from; an argument of the application, so that tests can move it. */
export type Clock = { readonly now: () => Temporal.Instant };

/** The machine's clock, in milliseconds. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };

/** The calendar day in Denmark at an instant. */
export function danishDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
}

/** The instant at which an ISO day begins in Denmark. */
export function danishMidnight(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime('Europe/Copenhagen').toInstant();
}

/** The instant that lies so many days or months of the Danish calendar before another. */
export function danishBefore(now: Temporal.Instant, period: { days: number } | { months: number }): Temporal.Instant {
  return now.toZonedDateTimeISO('Europe/Copenhagen').subtract(period).toInstant();
}

/** An instant as the `Date` that libraries want. */
export function asDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

import { Temporal } from 'temporal-polyfill';

/** A billing period by the month in which it ends, `YYYY-MM`, with its first and last day in Denmark. */
export type BillingPeriod = { readonly period: string; readonly from: string; readonly to: string };

/** The last day of a month that belongs to the billing period of the month; what comes later is the next one's. */
export const lastDayOfPeriod = 10;

/** The billing period that ends in a month: from the 11th of the month before to the 10th. */
export function billingPeriod(period: string): BillingPeriod {
  const to = Temporal.PlainYearMonth.from(period).toPlainDate({ day: lastDayOfPeriod });
  return { period, from: to.subtract({ months: 1 }).add({ days: 1 }).toString(), to: to.toString() };
}

/** The last day on which users were counted, on or before a day in Denmark: that on which a billing period ends. */
export function countDayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const month = date.toPlainYearMonth();
  return (date.day >= lastDayOfPeriod ? month : month.subtract({ months: 1 }))
    .toPlainDate({ day: lastDayOfPeriod })
    .toString();
}

/** The billing period that a day in Denmark belongs to. */
export function billingPeriodOf(day: string): BillingPeriod {
  const date = Temporal.PlainDate.from(day);
  const month = date.toPlainYearMonth();
  return billingPeriod((date.day <= lastDayOfPeriod ? month : month.add({ months: 1 })).toString());
}

/** Every billing period from that of the first day to that of the last, the newest first. */
export function billingPeriodsBetween(first: string, last: string): BillingPeriod[] {
  const oldest = Temporal.PlainYearMonth.from(billingPeriodOf(first).period);
  const newest = Temporal.PlainYearMonth.from(billingPeriodOf(last).period);
  const months = Math.max(0, oldest.until(newest, { largestUnit: 'months' }).months);
  return Array.from({ length: months + 1 }, (_, back) => billingPeriod(newest.subtract({ months: back }).toString()));
}

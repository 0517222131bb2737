import { parseCvr } from '@tillid/domain/identifiers/cvr';

/** A birth date with the replacement number (day + 60) of one synthetic person; without a number where the number space has no more. */
export type SyntheticIdentity = { readonly dateOfBirth: string; readonly cpr: string | undefined };

const firstYear = 1950;
const years = 50;
const daysOfMonth = 28;
const daysOfYear = 12 * daysOfMonth;
const birthDates = years * daysOfYear;
// The seventh digit 0–3 says 1900–1999 whatever the year (cpr.dk): 4,000 numbers for each birth date, 67,200,000 in all.
const numbersOfDate = 4_000;
// A stride without a common factor with the number of dates visits each date once before any comes again.
const stride = 6_101;

/** How many different replacement numbers there are for people born 1950–1999. */
export const replacementNumbers = birthDates * numbersOfDate;

/** The birth date and number of the person with this index; no two indexes have the same number. */
export function syntheticIdentity(index: number): SyntheticIdentity {
  const date = (index * stride) % birthDates;
  const serial = Math.floor(index / birthDates);
  const year = firstYear + Math.floor(date / daysOfYear);
  const month = 1 + Math.floor((date % daysOfYear) / daysOfMonth);
  const day = 1 + (date % daysOfMonth);
  const dateOfBirth = `${year}-${digits(month, 2)}-${digits(day, 2)}`;
  if (serial >= numbersOfDate) return { dateOfBirth, cpr: undefined };
  return { dateOfBirth, cpr: `${digits(day + 60, 2)}${digits(month, 2)}${digits(year % 100, 2)}${digits(serial, 4)}` };
}

const firstCvr = 92_000_000;
const cvrEnd = 100_000_000;

/** The first CVR number with a check digit that fits after this one; synthetic organisations have those from 92000001, 727,000 in all. */
export function nextSyntheticCvr(after: string | undefined): string {
  for (let number = after === undefined ? firstCvr : Number(after) + 1; number < cvrEnd; number += 1) {
    const cvr = parseCvr(String(number));
    if (cvr.ok) return cvr.value;
  }
  throw new Error('there are no more CVR numbers for synthetic organisations');
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

import { isoDay } from '../identifiers/calendar-day.ts';
import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';

/** Why a text is not the date of birth of a living person. */
export type DateOfBirthFault = 'date-format' | DateOfBirthRangeFault;

/** Why a real date is not the date of birth of a living person. */
export type DateOfBirthRangeFault = 'date-future' | 'date-too-old';

const COMPACT = /^(\d{2})(\d{2})(\d{4})$/u;
const DAY_FIRST = /^(\d{1,2})([.\-/])(\d{1,2})\2(\d{4})$/u;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})$/u;
// Nobody is known to have lived longer than 122 years.
const OLDEST_YEARS = 125;

/** Reads `DDMMYYYY`, `DD.MM.YYYY`, `DD-MM-YYYY`, `DD/MM/YYYY` or `YYYY-MM-DD` as an ISO day; `today` is an ISO day too. */
export function parseDateOfBirth(text: string, today: string): Result<string, DateOfBirthFault> {
  const day = readDay(tidyBlanks(text));
  if (day === undefined) return fail('date-format');
  const fault = dateOfBirthRangeFault(day, today);
  return fault === undefined ? ok(day) : fail(fault);
}

/** What is wrong with an ISO day as a date of birth: it lies after `today` or more than 125 years back. */
export function dateOfBirthRangeFault(day: string, today: string): DateOfBirthRangeFault | undefined {
  if (day > today) return 'date-future';
  return day < yearsBefore(today, OLDEST_YEARS) ? 'date-too-old' : undefined;
}

/** Reads a day of the calendar as people write it, as an ISO day; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const compact = COMPACT.exec(text);
  if (compact) return isoDay(Number(compact[3]), Number(compact[2]), Number(compact[1]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return isoDay(Number(dayFirst[4]), Number(dayFirst[3]), Number(dayFirst[1]));
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst ? isoDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])) : undefined;
}

/** Writes an ISO day as people type it: `DD.MM.YYYY`. */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('.');
}

// ISO days compare as text, so a 29 February that the earlier year lacks does no harm.
function yearsBefore(today: string, years: number): string {
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`;
}

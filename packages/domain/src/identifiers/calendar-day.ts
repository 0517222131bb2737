const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MODERN_DAY = /^(19\d\d|2\d\d\d)-(\d{2})-(\d{2})$/u;

// Written out because an import checks hundreds of thousands of dates, and a Temporal object each is many times slower.

/** The ISO day `YYYY-MM-DD` of a year, month (1–12) and day, or undefined when the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const length = monthLength(year, month);
  if (length === undefined || day < 1 || day > length) return undefined;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Reads `YYYY-MM-DD` of a year from 1900 to 2999, within which every instant has an ISO form that a database reads; undefined for any other text. */
export function readModernDay(text: string): string | undefined {
  const [, year, month, day] = MODERN_DAY.exec(text) ?? [];
  return isoDay(Number(year), Number(month), Number(day));
}

function monthLength(year: number, month: number): number | undefined {
  if (month === 2 && isLeapYear(year)) return 29;
  return DAYS_IN_MONTH[month - 1];
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

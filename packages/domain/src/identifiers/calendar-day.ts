const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

// Written out because an import checks hundreds of thousands of dates, and a Temporal object each is many times slower.

/** The ISO day `YYYY-MM-DD` of a year, month (1–12) and day, or undefined when the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const length = monthLength(year, month);
  if (length === undefined || day < 1 || day > length) return undefined;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
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

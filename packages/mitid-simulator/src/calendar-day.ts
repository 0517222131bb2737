/** The ISO form of a day, or undefined when the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** Reads `DD.MM.YYYY`, `DD-MM-YYYY`, `DD/MM/YYYY`, `DDMMYYYY` or `YYYY-MM-DD` as an ISO day; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const danish = /^(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  return danish === null ? undefined : isoDay(Number(danish[3]), Number(danish[2]), Number(danish[1]));
}

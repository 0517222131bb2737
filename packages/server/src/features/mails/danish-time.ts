import { Temporal } from 'temporal-polyfill';

const locales = { da: 'da-DK', en: 'en-GB' } as const;
const timeZone = 'Europe/Copenhagen';

/** An instant as day and time in Denmark, written out: `21. december 2026 kl. 14.05`. */
export function danishTime(instant: string, language: 'da' | 'en'): string {
  return write(instant, language, { dateStyle: 'long', timeStyle: 'short' });
}

/** An instant as day in Denmark, written out: `21. december 2026`. */
export function danishDate(instant: string, language: 'da' | 'en'): string {
  return write(instant, language, { dateStyle: 'long' });
}

function write(instant: string, language: 'da' | 'en', style: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locales[language], { ...style, timeZone });
  return format.format(Temporal.Instant.from(instant).epochMilliseconds);
}

import type { Language } from '@tillid/text/choose-language';

const locales = { da: 'da-DK', en: 'en-GB' } as const;
const timeZone = 'Europe/Copenhagen';

export type Format = {
  /** ISO day: `03.06.2026`, `3 June 2026`. */
  readonly day: (isoDay: string) => string;
  /** ISO instant, as a day in Denmark. */
  readonly dayOf: (isoInstant: string) => string;
  /** ISO instant: `03.06.2026, 14.05`, `3 June 2026 at 14:05`. */
  readonly instant: (isoInstant: string) => string;
  /** Milliseconds since 1970: `14.05`, `14:05`. */
  readonly timeOfDay: (at: number) => string;
  /** `100.000`, `100,000`. */
  readonly number: (value: number) => string;
  /** An amount in øre: `33,50 kr.`, `DKK 33.50`. */
  readonly kroner: (oere: number) => string;
};

// Danish officials write dates in figures with both places filled; the English form cannot be taken for an American one.
const dayOptions = {
  da: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'long', year: 'numeric' },
} as const;

/** How days, times and numbers are written in a language; times are Danish times. */
export function makeFormat(language: Language): Format {
  const locale = locales[language];
  // A day has no time zone: it is read and written as UTC, or it would slip to the day before west of Greenwich.
  const day = new Intl.DateTimeFormat(locale, { ...dayOptions[language], timeZone: 'UTC' });
  const dayOf = new Intl.DateTimeFormat(locale, { ...dayOptions[language], timeZone });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const number = new Intl.NumberFormat(locale);
  const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const between = language === 'da' ? ', ' : ' at ';
  return {
    day: (isoDay) => day.format(new Date(`${isoDay}T00:00:00Z`)),
    dayOf: (isoInstant) => dayOf.format(new Date(isoInstant)),
    instant: (isoInstant) => `${dayOf.format(new Date(isoInstant))}${between}${time.format(new Date(isoInstant))}`,
    timeOfDay: (at) => time.format(at),
    number: (value) => number.format(value),
    // A line never breaks between the amount and its unit.
    kroner: (oere) =>
      language === 'da' ? `${amount.format(oere / 100)}\u00a0kr.` : `DKK\u00a0${amount.format(oere / 100)}`,
  };
}

import { isoDay } from './calendar-day.ts';

/** Why a text is no replacement CPR number; `cpr-real` means that it may belong to a living person. */
export type ReplacementNumberFault = 'cpr-format' | 'cpr-real' | 'cpr-date';

/** The ten digits of a replacement CPR number and the ISO birth date in it, or why the text is none. */
export type ReplacementNumberReading =
  | { readonly ok: true; readonly cpr: string; readonly birthDate: string }
  | { readonly ok: false; readonly fault: ReplacementNumberFault };

/**
 * Reads a CPR number with or without hyphen or blanks. Only replacement numbers (60 added to the day) are taken: they
 * are outside the civil register and can belong to nobody.
 */
export function readReplacementNumber(text: string): ReplacementNumberReading {
  const cpr = text.replace(/[\s\-–]/g, '');
  if (!/^\d{10}$/.test(cpr)) return { ok: false, fault: 'cpr-format' };
  const day = Number(cpr.slice(0, 2));
  if (day < 61) return { ok: false, fault: 'cpr-real' };
  const birthDate = isoDay(birthYear(cpr), Number(cpr.slice(2, 4)), day - 60);
  return birthDate === undefined ? { ok: false, fault: 'cpr-date' } : { ok: true, cpr, birthDate };
}

// The seventh digit together with the two digits of the year gives the century (cpr.dk, "opbygning af CPR-nummeret").
function birthYear(cpr: string): number {
  const year = Number(cpr.slice(4, 6));
  const seventh = Number(cpr[6]);
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return (year <= 36 ? 2000 : 1900) + year;
  return (year <= 57 ? 2000 : 1800) + year;
}

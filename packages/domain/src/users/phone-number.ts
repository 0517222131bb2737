import { fail, ok, type Result } from '../result.ts';
import { withoutBlanks } from '../text/tidy-blanks.ts';

const SEPARATORS = /[-\u2010\u2011\u2013.()/]/gu;
const DANISH = /^\d{8}$/u;
const DANISH_E164 = /^\+45\d{8}$/u;
// E.164: at most fifteen digits, the first of the country code never zero. The shortest national numbers in use have four digits.
const FOREIGN_E164 = /^\+(?!45)[1-9]\d{6,14}$/u;

/** Reads a phone number as E.164: eight digits are Danish, others start with `+` or `00` and the country code. */
export function parsePhone(text: string): Result<string, 'phone-format'> {
  // The (0) of +44 (0)20 … is dialled only inside the country.
  const digits = withoutBlanks(text).replace('(0)', '').replace(SEPARATORS, '').replace(/^00/u, '+');
  if (DANISH.test(digits)) return ok(`+45${digits}`);
  return DANISH_E164.test(digits) || FOREIGN_E164.test(digits) ? ok(digits) : fail('phone-format');
}

/** Writes a Danish number in pairs, `+45 12 34 56 78`, and a foreign one as it is stored. */
export function formatPhone(e164: string): string {
  return DANISH_E164.test(e164) ? e164.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/u, '+45 $1 $2 $3 $4') : e164;
}

import { fail, ok, type Result } from '../result.ts';
import { withoutBlanks } from '../text/tidy-blanks.ts';
import { hasGs1CheckDigit } from './check-digits.ts';

/** Reads an EAN (GLN) number of an invoicing method: thirteen digits of which the last must fit the others. */
export function parseEan(text: string): Result<string, 'ean-format' | 'ean-check-digit'> {
  const digits = withoutBlanks(text);
  if (!/^\d{13}$/u.test(digits)) return fail('ean-format');
  return hasGs1CheckDigit(digits) ? ok(digits) : fail('ean-check-digit');
}

import { fail, ok, type Result } from '../result.ts';
import { withoutBlanks } from '../text/tidy-blanks.ts';
import { hasModulus11 } from './check-digits.ts';

// Erhvervsstyrelsen, "Modulus 11": weights 2 7 6 5 4 3 2 and 1 for the check digit.
const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/** Reads an organisation's CVR number: eight digits, blanks and a leading `DK` allowed, the check digit must fit. */
export function parseCvr(text: string): Result<string, 'cvr-format' | 'cvr-check-digit'> {
  const digits = /^(?:DK)?([1-9]\d{7})$/iu.exec(withoutBlanks(text))?.[1];
  if (digits === undefined) return fail('cvr-format');
  return hasModulus11(digits, WEIGHTS) ? ok(digits) : fail('cvr-check-digit');
}

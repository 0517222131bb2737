import { fail, ok, type Result } from '../result.ts';
import { withoutBlanks } from '../text/tidy-blanks.ts';
import { hasModulus11 } from './check-digits.ts';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/** Reads an administrative unit's SE number: eight digits, blanks and a leading `DK` allowed. */
export function parseSeNumber(text: string): Result<string, 'se-number-format'> {
  const digits = /^(?:DK)?(\d{8})$/iu.exec(withoutBlanks(text))?.[1];
  return digits === undefined ? fail('se-number-format') : ok(digits);
}

/** Whether modulus 11 holds for a read SE number; no source promises that it must, so this is a notice at most. */
export function hasSeControlDigit(seNumber: string): boolean {
  return hasModulus11(seNumber, WEIGHTS);
}

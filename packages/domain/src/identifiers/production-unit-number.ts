import { fail, ok, type Result } from '../result.ts';
import { withoutBlanks } from '../text/tidy-blanks.ts';

/** Reads a production unit's number: ten digits; its check digit is unreliable (a faulty generator was in use), so it is not looked at. */
export function parseProductionUnitNumber(text: string): Result<string, 'production-unit-number-format'> {
  const digits = withoutBlanks(text);
  return /^\d{10}$/u.test(digits) ? ok(digits) : fail('production-unit-number-format');
}

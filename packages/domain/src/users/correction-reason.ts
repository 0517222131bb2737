import { maskNumbers } from '../identifiers/mask.ts';
import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { hasUnwritable } from '../text/unwritable.ts';

/** Why a text does not say why somebody was corrected. */
export type ReasonFault = 'reason-missing' | 'reason-too-long' | 'reason-characters';

/** The most characters of a reason. */
export const reasonMaxLength = 300;

/** Reads why master data were corrected; the end of a number as long as a CPR number is hidden, for history tells none. */
export function parseReason(text: string): Result<string, ReasonFault> {
  const reason = tidyBlanks(text);
  if (reason === '') return fail('reason-missing');
  if (hasUnwritable(reason)) return fail('reason-characters');
  return Array.from(reason).length > reasonMaxLength ? fail('reason-too-long') : ok(maskNumbers(reason));
}

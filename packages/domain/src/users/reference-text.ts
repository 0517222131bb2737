import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { hasUnwritable } from '../text/unwritable.ts';

/** Why a text is no reference text. */
export type ReferenceFault = 'reference-too-long' | 'reference-characters';

/** The most characters of a reference text. */
export const referenceMaxLength = 100;

/** Reads a reference text: anything that can be written, tidied to one blank between words, at most 100 characters. */
export function parseReference(text: string): Result<string, ReferenceFault> {
  const reference = tidyBlanks(text);
  if (hasUnwritable(reference)) return fail('reference-characters');
  const isLong = reference.length > referenceMaxLength && Array.from(reference).length > referenceMaxLength;
  return isLong ? fail('reference-too-long') : ok(reference);
}

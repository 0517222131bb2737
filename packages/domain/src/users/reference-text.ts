import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';

/** Why a text is no reference text. */
export type ReferenceFault = 'reference-too-long' | 'reference-characters';

/** The most characters of a reference text. */
export const referenceMaxLength = 100;

// Control characters and halves of characters, which no database stores, and marks that turn the text after them around.
const REFUSED = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Reads a reference text: anything that can be written, tidied to one blank between words, at most 100 characters. */
export function parseReference(text: string): Result<string, ReferenceFault> {
  const reference = tidyBlanks(text);
  if (REFUSED.test(reference)) return fail('reference-characters');
  const isLong = reference.length > referenceMaxLength && Array.from(reference).length > referenceMaxLength;
  return isLong ? fail('reference-too-long') : ok(reference);
}

import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { hasUnwritable } from '../text/unwritable.ts';

/** Why a text is not the name of an organisation. */
export type OrganisationNameFault = 'name-missing' | 'organisation-name-too-long' | 'name-characters';

/** The most characters of an organisation's name. */
export const organisationNameMaxLength = 200;

// Registered names may have digits and nearly any sign; a name without a letter or digit is a slip.
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Reads an organisation's name: tidied to one blank between words, at most 200 characters. */
export function parseOrganisationName(text: string): Result<string, OrganisationNameFault> {
  const name = tidyBlanks(text);
  if (name === '') return fail('name-missing');
  if (Array.from(name).length > organisationNameMaxLength) return fail('organisation-name-too-long');
  return LETTER_OR_DIGIT.test(name) && !hasUnwritable(name) ? ok(name) : fail('name-characters');
}

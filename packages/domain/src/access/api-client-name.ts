import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { hasUnwritable } from '../text/unwritable.ts';

/** Why a text is not the name of an API client. */
export type ApiClientNameFault = 'name-missing' | 'name-too-long' | 'name-characters';

const mostCharacters = 100;

/** Reads the name of an API client: tidied to one blank between words, at most 100 characters of any kind that can be written. */
export function parseApiClientName(text: string): Result<string, ApiClientNameFault> {
  const name = tidyBlanks(text);
  if (name === '') return fail('name-missing');
  if (Array.from(name).length > mostCharacters) return fail('name-too-long');
  return hasUnwritable(name) ? fail('name-characters') : ok(name);
}

import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';

/** Why a text is not the name of an API client. */
export type ApiClientNameFault = 'name-missing' | 'name-too-long';

const mostCharacters = 100;

/** Reads the name of an API client: tidied to one blank between words, at most 100 characters of any kind, as programs are called. */
export function parseApiClientName(text: string): Result<string, ApiClientNameFault> {
  const name = tidyBlanks(text);
  if (name === '') return fail('name-missing');
  return Array.from(name).length > mostCharacters ? fail('name-too-long') : ok(name);
}

import { fail, ok, type Result } from '../result.ts';
import { withoutBlanks } from '../text/tidy-blanks.ts';

const HYPHENATED = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/u;

/** Reads a user's UUID: 32 hexadecimal digits with or without hyphens, given back in lower case with hyphens. */
export function parseUuid(text: string): Result<string, 'uuid-format'> {
  const groups = HYPHENATED.exec(withoutBlanks(text).toLowerCase());
  return groups === null ? fail('uuid-format') : ok(groups.slice(1).join('-'));
}

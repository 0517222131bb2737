import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';

/** Why a text is not an e-mail address. */
export type EmailFault = 'email-missing' | 'email-format' | 'email-too-long';

/** The most characters of an e-mail address (RFC 5321, a path of 256 with its angle brackets). */
export const emailMaxLength = 254;

const LOCAL_MAX_LENGTH = 64;
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?!\\d+$)(?=.{2,}$)${LABEL}$`, 'u');

/** Reads one e-mail address; the domain is given back in lower case, the part before the @ as written. */
export function parseEmail(text: string): Result<string, EmailFault> {
  const email = tidyBlanks(text);
  if (email === '') return fail('email-missing');
  if (email.length > emailMaxLength) return fail('email-too-long');
  const at = email.lastIndexOf('@');
  const local = email.slice(0, Math.max(at, 0));
  const domain = email.slice(at + 1).toLowerCase();
  if (local.length > LOCAL_MAX_LENGTH || !LOCAL.test(local) || !DOMAIN.test(domain)) return fail('email-format');
  return ok(`${local}@${domain}`);
}

/** Whether the address has æ, ø or å, with which no certificate can be ordered. */
export function hasDanishLetters(email: string): boolean {
  return /[æøå]/iu.test(email.normalize('NFC'));
}

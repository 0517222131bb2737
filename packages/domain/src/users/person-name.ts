import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';

/** A person's name in the two parts that forms and files have. */
export type PersonName = { readonly firstName: string; readonly lastName: string };

/** Why a text is not a name. */
export type NameFault = 'name-missing' | 'name-too-long' | 'name-characters';

/** The most characters of a first name or surname. */
export const nameMaxLength = 100;

// Letters of any alphabet, and what stands between them in registered names. Digits are refused because they are nearly
// always a number in the wrong column, and a CPR number would then be shown as a name.
const NAME = /^(?=.*\p{L})[\p{L}\p{M} .,'’ʼ`´\-\u2010\u2011\u2013·]+$/u;

// Letters that Unicode does not take apart into a letter and an accent.
const FOLDED_LETTERS: Readonly<Record<string, string>> = {
  å: 'aa',
  æ: 'ae',
  ø: 'oe',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};
const FOLDABLE = /[åæøœßðđþłıħ]/gu;
const ACCENTS = /\p{M}/gu;

/** Reads a first name or surname: tidied to one blank between words, at most 100 characters, letters and name punctuation only. */
export function parseName(text: string): Result<string, NameFault> {
  const name = tidyBlanks(text);
  if (name === '') return fail('name-missing');
  if (name.length > nameMaxLength && Array.from(name).length > nameMaxLength) return fail('name-too-long');
  return NAME.test(name) ? ok(name) : fail('name-characters');
}

/** The form for search and comparison: lower case, å as aa, æ as ae, ø as oe, other accents off, single blanks. */
export function foldText(text: string): string {
  const lower = tidyBlanks(text).normalize('NFKC').toLowerCase().normalize('NFC');
  // Once before the accents go, since å without its ring is only a; and once after, for letters such as ǣ.
  const bare = spellOut(lower).normalize('NFKD').replace(ACCENTS, '').toLowerCase();
  return tidyBlanks(spellOut(bare));
}

function spellOut(text: string): string {
  return text.replace(FOLDABLE, (letter) => FOLDED_LETTERS[letter] ?? letter);
}

/** Whether first given names and last surnames agree when folded; middle names may be missing on either side. */
export function sameFirstAndLastName(a: PersonName, b: PersonName): boolean {
  const first = nameParts(a.firstName).at(0);
  const last = nameParts(a.lastName).at(-1);
  if (first === undefined || last === undefined) return false;
  return first === nameParts(b.firstName).at(0) && last === nameParts(b.lastName).at(-1);
}

function nameParts(name: string): readonly string[] {
  return foldText(name)
    .replace(/[^\p{L}\p{N} \-\u2010\u2011\u2013]/gu, '')
    .split(/[ \-\u2010\u2011\u2013]+/u)
    .filter((part) => part !== '');
}

import { parseEan } from '../identifiers/ean.ts';
import { parseProductionUnitNumber } from '../identifiers/production-unit-number.ts';
import { hasSeControlDigit, parseSeNumber } from '../identifiers/se-number.ts';
import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { hasUnwritable } from '../text/unwritable.ts';

/** The kinds of unit that an organisation registers and that its users can be associated with. */
export const unitKinds = ['production-unit', 'se-number', 'invoicing-method'] as const;

/** The kind of a unit: a place, an administrative unit, or a way to be invoiced. */
export type UnitKind = (typeof unitKinds)[number];

/** Why a text is not the number of a unit of its kind. */
export type UnitNumberFault = 'production-unit-number-format' | 'se-number-format' | 'ean-format' | 'ean-check-digit';

/** Why a text is not the name of a unit. */
export type UnitNameFault = 'name-missing' | 'name-too-long' | 'name-characters';

/** The most characters of a unit's name. */
export const unitNameMaxLength = 100;

/** The most units of one kind that an organisation registers; a choice of them is read whole when a file is judged. */
export const mostUnits = 5_000;

/** How many users of a unit that is removed move in one step, which takes a tenth of a second; more are moved little by little. */
export const usersMovedAtOnce = 500;

// A name of signs alone is a slip.
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

const parsers: Readonly<Record<UnitKind, (text: string) => Result<string, UnitNumberFault>>> = {
  'production-unit': parseProductionUnitNumber,
  'se-number': parseSeNumber,
  'invoicing-method': parseEan,
};

/** Reads the number of a unit: a P number, an SE number or an EAN number. */
export function parseUnitNumber(kind: UnitKind, text: string): Result<string, UnitNumberFault> {
  return parsers[kind](text);
}

/** Whether a read number may be a slip all the same: an SE number without control digit, which no source promises that it has. */
export function isUnitNumberDoubtful(kind: UnitKind, number: string): boolean {
  return kind === 'se-number' && !hasSeControlDigit(number);
}

/** Reads the name that an organisation gives a unit: tidied to one blank between words, at most 100 characters. */
export function parseUnitName(text: string): Result<string, UnitNameFault> {
  const name = tidyBlanks(text);
  if (name === '') return fail('name-missing');
  if (Array.from(name).length > unitNameMaxLength) return fail('name-too-long');
  return LETTER_OR_DIGIT.test(name) && !hasUnwritable(name) ? ok(name) : fail('name-characters');
}

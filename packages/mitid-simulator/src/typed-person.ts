import { readDay } from './calendar-day.ts';
import type { Identity } from './identity.ts';
import { levels } from './persons.ts';
import { readReplacementNumber } from './replacement-number.ts';

/** What somebody typed into the form, untouched. */
export type TypedPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string;
  readonly birthDate: string;
  readonly level: string;
};

/** A fault of one field; `code` is a key of the texts' `faults`. */
export type TypedFault = {
  readonly field: keyof TypedPerson;
  readonly code:
    | 'nameMissing'
    | 'nameTooLong'
    | 'nameCharacters'
    | 'cprFormat'
    | 'cprReal'
    | 'cprDate'
    | 'birthDateMissing'
    | 'birthDateFormat'
    | 'birthDateFuture'
    | 'birthDateTooOld'
    | 'birthDateDiffers'
    | 'levelMissing';
};

/** The form before anything is typed. */
export const emptyForm: TypedPerson = { firstName: '', lastName: '', cpr: '', birthDate: '', level: 'substantial' };

/** Makes an identity of what was typed, or names every fault in it. */
export function readTypedPerson(
  typed: TypedPerson,
  now: Date,
): { readonly identity: Identity } | { readonly faults: readonly TypedFault[] } {
  const faults: TypedFault[] = [...nameFaults('firstName', typed.firstName), ...nameFaults('lastName', typed.lastName)];
  const number = readNumber(typed.cpr, faults);
  const birthDate = readBirthDate(typed, number, { now, faults });
  const level = levels.find((known) => known === typed.level);
  if (level === undefined) faults.push({ field: 'level', code: 'levelMissing' });
  if (faults.length > 0 || birthDate === undefined || level === undefined) return { faults };
  return {
    identity: { firstName: tidy(typed.firstName), lastName: tidy(typed.lastName), cpr: number?.cpr, birthDate, level },
  };
}

type KnownNumber = { readonly cpr: string; readonly birthDate: string };

const numberFaults = { 'cpr-format': 'cprFormat', 'cpr-real': 'cprReal', 'cpr-date': 'cprDate' } as const;

function readNumber(text: string, faults: TypedFault[]): KnownNumber | undefined {
  if (text.trim() === '') return undefined;
  const reading = readReplacementNumber(text);
  if (reading.ok) return reading;
  faults.push({ field: 'cpr', code: numberFaults[reading.fault] });
  return undefined;
}

function readBirthDate(
  typed: TypedPerson,
  number: KnownNumber | undefined,
  context: { readonly now: Date; readonly faults: TypedFault[] },
): string | undefined {
  const text = typed.birthDate.trim();
  const day = text === '' ? number?.birthDate : readDay(text);
  const code = birthDateFault(text, { day, number, now: context.now, numberTyped: typed.cpr.trim() !== '' });
  if (code !== undefined) context.faults.push({ field: 'birthDate', code });
  return code === undefined ? day : undefined;
}

function birthDateFault(
  text: string,
  given: { day: string | undefined; number: KnownNumber | undefined; now: Date; numberTyped: boolean },
): TypedFault['code'] | undefined {
  const { day, number, now } = given;
  // A wrong number has its own message; asking for a date as well would only hide it.
  if (text === '' && number === undefined) return given.numberTyped ? undefined : 'birthDateMissing';
  if (day === undefined) return 'birthDateFormat';
  if (day > now.toISOString().slice(0, 10)) return 'birthDateFuture';
  if (Number(day.slice(0, 4)) < now.getUTCFullYear() - 130) return 'birthDateTooOld';
  return number !== undefined && number.birthDate !== day ? 'birthDateDiffers' : undefined;
}

function nameFaults(field: 'firstName' | 'lastName', text: string): TypedFault[] {
  const name = tidy(text);
  if (name === '') return [{ field, code: 'nameMissing' }];
  if (name.length > 100) return [{ field, code: 'nameTooLong' }];
  return /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u.test(name) ? [] : [{ field, code: 'nameCharacters' }];
}

function tidy(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

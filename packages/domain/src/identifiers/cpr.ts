import { fail, ok, type Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { isoDay } from './calendar-day.ts';
import { hasModulus11 } from './check-digits.ts';

/** Why a text is not a CPR number; `cpr-lost-zero` is repaired by a zero in front. */
export type CprFault =
  | 'cpr-format'
  | 'cpr-lost-zero'
  | 'cpr-scientific'
  | 'cpr-date'
  | 'cpr-century'
  | 'cpr-test-number';

const SHORT_FORM = /^(\d{6})[ \-\u2010\u2011\u2013]*(\d{4})$/u;
const LONG_FORM = /^(\d{4})(\d{2})(\d{2})[ \-\u2010\u2011\u2013]*(\d{4})$/u;
const NINE_DIGITS = /^\d{5}[ \-\u2010\u2011\u2013]*\d{4}$/u;
// What Excel shows for a long number: 1,01E+09 or 1.01E+09.
const SCIENTIFIC = /^\d+(?:[.,]\d*)?E\+?\d+$/iu;
const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

// Systems that need a number for somebody without one add 60 to the day (cpr.dk, "erstatningspersonnummer").
const REPLACEMENT_DAYS = 60;

let makeCpr: (digits: string, birthDate: string) => Cpr;

/** A checked civil registration number that prints masked everywhere; only `reveal` gives the ten digits. */
export class Cpr {
  static {
    makeCpr = (digits, birthDate) => new Cpr(digits, birthDate);
  }

  readonly #digits: string;
  readonly #birthDate: string;

  private constructor(digits: string, birthDate: string) {
    this.#digits = digits;
    this.#birthDate = birthDate;
  }

  /** The ten digits without a hyphen: personal data, never for a log, address, error or job. */
  reveal(): string {
    return this.#digits;
  }

  /** The birth date as an ISO day; a replacement number tells that of its holder too. */
  birthDate(): string {
    return this.#birthDate;
  }

  /** Whether the number is a replacement number, which belongs to nobody in the civil register. */
  isReplacement(): boolean {
    return Number(this.#digits.slice(0, 2)) > REPLACEMENT_DAYS;
  }

  /** Whether both are the same number. */
  equals(other: Cpr): boolean {
    return this.#digits === other.#digits;
  }

  /** The masked form `DDMMYY-••••`. */
  toString(): string {
    return `${this.#digits.slice(0, 6)}-••••`;
  }

  /** The masked form, so that JSON of an object around it holds no number. */
  toJSON(): string {
    return this.toString();
  }

  /** The masked form for Node's `util.inspect`, which `console` and test reports use. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** Reads ten digits (a hyphen or blank before the last four), or twelve as `DDMMYYYYxxxx`; modulus 11 never refuses. */
export function parseCpr(text: string, rules: { readonly testNumbers: boolean }): Result<Cpr, CprFault> {
  const tidy = tidyBlanks(text);
  if (SCIENTIFIC.test(tidy)) return fail('cpr-scientific');
  if (NINE_DIGITS.test(tidy)) return fail('cpr-lost-zero');
  const short = SHORT_FORM.exec(tidy);
  if (short) return checked(`${short[1]}${short[2]}`, rules.testNumbers);
  const long = LONG_FORM.exec(tidy);
  if (!long) return fail('cpr-format');
  return checkedWithCentury(`${long[1]}${long[3]}${long[4]}`, `${long[2]}${long[3]}`, rules.testNumbers);
}

/** Whether modulus 11 holds; numbers without it are issued since 2007, so this is a notice at most. */
export function hasControlDigit(cpr: Cpr): boolean {
  return hasModulus11(cpr.reveal(), WEIGHTS);
}

function checkedWithCentury(digits: string, year: string, testNumbers: boolean): Result<Cpr, CprFault> {
  if (centuryYear(digits) !== Number(year)) return fail('cpr-century');
  return checked(digits, testNumbers);
}

function checked(digits: string, testNumbers: boolean): Result<Cpr, CprFault> {
  const birthDate = birthDateOf(digits);
  if (birthDate === undefined) return fail('cpr-date');
  const cpr = makeCpr(digits, birthDate);
  return cpr.isReplacement() && !testNumbers ? fail('cpr-test-number') : ok(cpr);
}

function birthDateOf(digits: string): string | undefined {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return isoDay(centuryYear(digits), month, day > REPLACEMENT_DAYS ? day - REPLACEMENT_DAYS : day);
}

// The seventh digit and the two-digit year give the century (cpr.dk, "Opbygning af CPR-nummeret").
function centuryYear(digits: string): number {
  const seventh = Number(digits[6]);
  const year = Number(digits.slice(4, 6));
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return (year <= 36 ? 2000 : 1900) + year;
  return (year <= 57 ? 2000 : 1800) + year;
}

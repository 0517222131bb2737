import { parseCpr } from '../identifiers/cpr.ts';
import { foldText } from './person-name.ts';

/** What a person may be known by in what lies about, now and at any time before. */
export type PersonTraces = {
  readonly userId: string;
  /** The ten digits; undefined for a person without a CPR number. */
  readonly cpr: string | undefined;
  /** Whole names as they were written. */
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** ISO days. */
  readonly birthDates: readonly string[];
};

/** The cells of a row of a file that say whom it is about. */
export type PersonCells = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string;
  /** ISO day; undefined where the cell has none that can be read. */
  readonly dateOfBirth: string | undefined;
  readonly email: string;
};

/** Finds a person in what lies about. */
export type TraceSearch = {
  readonly userId: string;
  /** Whether a text holds the whole name, an e-mail address, the CPR number or the user number. */
  readonly inText: (text: string) => boolean;
  /** Whether a row is about the person, by all its cells and by those that say whom it is about. */
  readonly inRow: (cells: readonly string[], person: PersonCells) => boolean;
  /** Whether the name of a file names the person, with anything but letters and digits between the words. */
  readonly inFileName: (name: string) => boolean;
  /** Whether many rows as one text may have one that is: quick, and never wrongly no. */
  readonly maybeInRows: (text: string) => boolean;
};

/** Makes the search for a person. */
export function createTraceSearch(traces: PersonTraces): TraceSearch {
  const names = new Set(traces.names.map(foldText));
  const emails = new Set(traces.emails.map(foldText));
  const ids = idPattern(traces);

  function isNamed({ firstName, lastName }: PersonCells): boolean {
    return names.has(foldText(`${firstName} ${lastName}`));
  }

  /** Without a number that can be read: by name where the day is none or the person's, or by address where no name stands. */
  function isProbably(person: PersonCells): boolean {
    const { dateOfBirth, email } = person;
    if (dateOfBirth !== undefined && !traces.birthDates.includes(dateOfBirth)) return false;
    const hasNoName = person.firstName.trim() === '' && person.lastName.trim() === '';
    return isNamed(person) || (hasNoName && emails.has(foldText(email)));
  }

  return {
    userId: traces.userId,
    inText(text) {
      if (ids.test(text)) return true;
      const folded = foldText(text);
      return [...names, ...emails].some((word) => isWordIn(word, folded));
    },
    inRow(cells, person) {
      if (cells.some((cell) => ids.test(cell))) return true;
      const cpr = parseCpr(person.cpr, { testNumbers: true });
      if (!cpr.ok) return isProbably(person);
      // Another number is another person. One who had none may have been given one since.
      return traces.cpr === undefined && isNamed(person) && traces.birthDates.includes(cpr.value.birthDate());
    },
    inFileName(name) {
      if (ids.test(name)) return true;
      const words = ` ${wordsOf(name)} `;
      return [...names, ...emails].some((each) => words.includes(` ${wordsOf(each)} `));
    },
    maybeInRows(text) {
      if (ids.test(text)) return true;
      const folded = foldText(text);
      const hasAll = (name: string) => name.split(' ').every((word) => folded.includes(word));
      return [...names].some(hasAll) || [...emails].some((email) => folded.includes(email));
    },
  };
}

/** The user number with or without hyphens, and the CPR number with what may stand between its digits. */
function idPattern({ userId, cpr }: PersonTraces): RegExp {
  const uuid = userId.replaceAll('-', '-?');
  return new RegExp(cpr === undefined ? uuid : `${uuid}|${cprPattern(cpr)}`, 'iu');
}

// Also `DDMMYYYYxxxx`, as the guide writes a number in a file.
function cprPattern(cpr: string): string {
  const spaced = (digits: string) => Array.from(digits).join('[\\s-]?');
  return `(?<!\\d)${spaced(cpr.slice(0, 4))}[\\s-]?(?:\\d\\d)?${spaced(cpr.slice(4))}(?!\\d)`;
}

function wordsOf(text: string): string {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

function isWordIn(word: string, text: string): boolean {
  if (word === '') return false;
  for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + 1)) {
    if (!isPartOfWord(text[place - 1]) && !isPartOfWord(text[place + word.length])) return true;
  }
  return false;
}

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}-]/u.test(character);
}

import { foldText } from '../users/person-name.ts';
import type { UserDraft } from '../users/user-draft.ts';

/** Finds rows that seem to be about one person although a CPR number is missing. */
export type PersonFinder = {
  /** The first row with the same name and date of birth, where that row or this one has no CPR number. */
  findFirst(row: number, draft: UserDraft): number | undefined;
};

type Named = { readonly row: number; readonly name: string; readonly hasCpr: boolean };
type Day = {
  /** People with a CPR number whose names nobody has had to compare yet. */
  readonly waiting: Named[];
  firstByName: Map<string, Named> | undefined;
};

/**
 * Makes a finder for one file. Two rows with a CPR number each are two people, or one whom the number has told already; so names
 * are folded, which is dear, only on days on which somebody without a CPR number was born. Time grows with the rows alone.
 */
export function createPersonFinder(): PersonFinder {
  const days = new Map<string, Day>();
  return {
    findFirst(row, { firstName, lastName, dateOfBirth, cpr }) {
      // The lower-case copy is a string of its own; a piece of the file's text would keep all of the text in memory.
      const name = `${firstName} ${lastName}`.toLowerCase();
      const person: Named = { row, name, hasCpr: cpr !== undefined };
      const day = days.get(dateOfBirth) ?? { waiting: [], firstByName: undefined };
      days.set(dateOfBirth, day);
      if (person.hasCpr && day.firstByName === undefined) {
        day.waiting.push(person);
        return undefined;
      }
      day.firstByName ??= new Map();
      for (const earlier of day.waiting.splice(0)) keepFirst(day.firstByName, earlier);
      const first = keepFirst(day.firstByName, person);
      return first !== undefined && !(first.hasCpr && person.hasCpr) ? first.row : undefined;
    },
  };
}

// Someone without a CPR number takes the place of a namesake with one, so that a later namesake is compared with them too.
function keepFirst(firstByName: Map<string, Named>, person: Named): Named | undefined {
  const name = foldText(person.name);
  const first = firstByName.get(name);
  if (first === undefined || (first.hasCpr && !person.hasCpr)) firstByName.set(name, person);
  return first;
}

import { foldText } from '../users/person-name.ts';

/** The words of a search as folded text has them; none where nothing that can be searched was typed. */
export function searchedWords(search: string): string[] {
  // Nothing that is searched has control characters, and the database takes no text with a NUL in it.
  return foldText(search.replaceAll(/\p{Cc}/gu, ' '))
    .split(' ')
    .filter((word) => word !== '');
}

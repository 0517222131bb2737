import type { UserColumn } from '@tillid/domain/users/user-columns';
import { userList as danishList } from '@tillid/text/da/user-list';
import { users as danishUsers } from '@tillid/text/da/users';
import { words as danishWords } from '@tillid/text/da/words';
import { userList as englishList } from '@tillid/text/en/user-list';
import { users as englishUsers } from '@tillid/text/en/users';
import { words as englishWords } from '@tillid/text/en/words';
import { danishDay } from '../../platform/clock/clock.ts';
import { Temporal } from 'temporal-polyfill';
import type { UserListRow } from '../users/index.ts';

/** The words of a file, in the language of whoever asked for it. */
export type CsvWords = {
  readonly fileName: string;
  readonly column: typeof danishList.column;
  readonly mark: typeof danishUsers.mark;
  readonly words: Pick<typeof danishWords, 'status' | 'authenticator' | 'firstName' | 'lastName'>;
};

/** The words of a file in a language. */
export function csvWords(language: 'da' | 'en'): CsvWords {
  return language === 'da'
    ? { fileName: danishList.fileName, column: danishList.column, mark: danishUsers.mark, words: danishWords }
    : { fileName: englishList.fileName, column: englishList.column, mark: englishUsers.mark, words: englishWords };
}

/** The headings: the user number, by which a file can change users again, both names, and the columns of the list. */
export function headerOf(columns: readonly UserColumn[], { column, words }: CsvWords): string[] {
  return [column.userNumber, words.firstName, words.lastName, ...columns.map((each) => column[each])];
}

/** One user. */
export function recordOf(user: UserListRow, columns: readonly UserColumn[], words: CsvWords): string[] {
  return [user.userId, user.firstName, user.lastName, ...columns.map((column) => cells[column](user, words))];
}

// Numbers and days as the file of an import has them, which Danish Excel knows too.
const cells: Readonly<Record<UserColumn, (user: UserListRow, words: CsvWords) => string>> = {
  email: ({ email }) => email,
  phone: ({ phone }) => (phone ?? '').replace(/^\+45(?=\d{8}$)/u, ''),
  status: ({ status, marks }, { words, mark }) => [words.status[status], ...marks.map((each) => mark[each])].join(', '),
  authenticators: ({ authenticators }, { words }) => authenticators.map((each) => words.authenticator[each]).join(', '),
  productionUnit: ({ productionUnit }) => productionUnit?.number ?? '',
  seNumber: ({ seNumber }) => seNumber?.number ?? '',
  invoicingMethod: ({ invoicingMethod }) => invoicingMethod?.number ?? '',
  referenceText: ({ referenceText }) => referenceText ?? '',
  lastSignIn: ({ lastSignInOn }) => lastSignInOn ?? '',
  created: ({ createdAt }) => danishDay(Temporal.Instant.from(createdAt)).toString(),
};

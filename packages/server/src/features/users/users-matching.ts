import { sql, type SelectQueryBuilder } from 'kysely';
import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { searchedWords } from '@tillid/domain/text/searched-words';
import { parseUserFilter, type UserFilter, type UserFilterQuery } from '@tillid/domain/users/user-filter';
import type { Database } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import { conditionsOf, type Condition } from './user-conditions.ts';

type Users = SelectQueryBuilder<Database, 'business_user', object>;

/** What a search asks for: one user by number, or words that each stand somewhere; nothing where only blanks were typed. */
export type Search =
  | { readonly userId: string; readonly words?: never }
  | { readonly words: readonly string[]; readonly userId?: never };

/** Reads the filter of a request; throws validation-failed that names each part that is wrong. `at` is where the parts stand. */
export function readUserFilter(query: UserFilterQuery, at: '/query' | '/filter' | '/selection/filter'): UserFilter {
  const { filter, faults } = parseUserFilter(query);
  if (faults.length > 0)
    throw new Problem('validation-failed', {
      errors: faults.map((key) => ({ pointer: `${at}/${key}`, code: 'filter-unusable' })),
    });
  return filter;
}

/** The users whom a filter lets through, as a query to select from, to count or to act on. */
export function usersMatching(tx: Tx, filter: UserFilter): Users {
  const users = tx.db.selectFrom('business_user').where('business_user.organisation_id', '=', tx.scope.organisationId);
  const { own, elsewhere } = conditionsOf(tx, filter);
  const conditions = [
    ...own,
    ...elsewhere.map(({ userIds }) => sql<boolean>`business_user.id in (${userIds})`),
    ...conditionsOfSearch(readSearch(filter.search)),
  ];
  return conditions.reduce((query, condition) => query.where(condition), users);
}

/** Reads what is searched for. A user number stands in no text that the search by words reads. */
export function readSearch(search: string): Search {
  const userId = parseUuid(search);
  return userId.ok ? { userId: userId.value } : { words: searchedWords(search) };
}

/** What a search asks of users: three letters and more stand anywhere, one or two at the beginning of a word (`has_word` in SQL). */
export function conditionsOfSearch({ userId, words }: Search): Condition[] {
  if (userId !== undefined) return [sql<boolean>`business_user.id = ${userId}::uuid`];
  return words.map((word) => {
    const pattern = word.replaceAll(/[\\%_]/g, String.raw`\$&`);
    return Array.from(word).length > 2
      ? sql<boolean>`business_user.folded like ${`%${pattern}%`}`
      : sql<boolean>`(business_user.folded like ${`${pattern}%`} or business_user.folded like ${`% ${pattern}%`})`;
  });
}

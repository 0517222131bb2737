import { readPage, type CursorKeys, type KeysetPage, type PageQuery } from './keyset-page.ts';

/** A place in a list by name. */
export type NamePosition = { readonly name: string; readonly id: string };
/** Reads at most so many rows on one side of a place, nearest to it; gives them in the order of the list. */
export type ReadByName<Row> = (from: NamePosition | undefined, backwards: boolean, most: number) => Promise<Row[]>;

const size = 25;

/** One page of a list by name, keyset. */
export function pageByName<Row extends { id: string; full_name: string }>(
  keys: CursorKeys,
  query: PageQuery,
  read: ReadByName<Row>,
): Promise<KeysetPage<Row>> {
  return readPage(keys, query, {
    name: 'users by name',
    size,
    placeOf: (row) => ({ key: row.full_name, id: row.id }),
    read: (from, backwards, most) =>
      read(from === undefined ? undefined : { name: from.key, id: from.id }, backwards, most),
  });
}

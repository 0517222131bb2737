import { foldText } from '@tillid/domain/users/person-name';
import { createPace } from '../../platform/jobs/pace.ts';
import { openPlace, sealPlace, unusableCursor, type CursorKeys } from '../users/index.ts';
import type { DeletionPlace, DeletionRow } from './deleted-user-list-store.ts';

/** Which page is asked for: the first, the one after a cursor, or the one before; of all, or of those whose name has the words. */
export type DeletionQuery = {
  readonly words: readonly string[];
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};

/** A deleted user with the name opened. */
export type NamedDeletion = { readonly row: DeletionRow; readonly name: string };

/** A page of deleted users with the cursors of its neighbours. */
export type DeletionPage = {
  readonly items: readonly NamedDeletion[];
  readonly next: string | null;
  readonly previous: string | null;
};

/** What a page is made of: the rows on one side of a place, nearest to it first, and their names. */
export type Deletions = {
  readonly keys: CursorKeys;
  readonly read: (side: Side & { readonly most: number }) => Promise<DeletionRow[]>;
  readonly nameOf: (row: DeletionRow) => string;
};

type Side = { readonly from: DeletionPlace | undefined; readonly backwards: boolean };

/** What is met on one side, nearest first; `nearest` and `farthest` are of all that was looked at, and beyond a cut there may be more. */
type Met = {
  readonly named: NamedDeletion[];
  readonly nearest: DeletionRow | undefined;
  readonly farthest: DeletionRow | undefined;
  readonly isCut: boolean;
};

const listName = 'deleted users';
const pageSize = 25;
// Names lie sealed, so whoever searches has them opened one by one: 20,000 in a tenth of a second. A page may end there, and goes on.
const mostSearched = 20_000;
const searchedAtOnce = 500;

/** One page of deleted users, keyset by the time of the deletion. */
export async function pageOfDeletions(query: DeletionQuery, deletions: Deletions): Promise<DeletionPage> {
  const { words, after, before } = query;
  const { keys } = deletions;
  const cursor = (row: DeletionRow | undefined) =>
    row === undefined ? null : sealPlace(keys, listName, { key: row.deleted_at, id: row.id });
  if (after !== undefined && before !== undefined) throw unusableCursor('before');
  if (before !== undefined) {
    const from = asDeletionPlace(openPlace(keys, listName, { before }));
    const { named, nearest, farthest, isCut } = await meet({ from, backwards: true }, words, deletions);
    // Too few before the cursor to fill a page: the whole first page is read instead of a short one.
    if (named.length <= pageSize && !isCut) return await pageOfDeletions({ words }, deletions);
    const items = named.slice(0, pageSize).toReversed();
    return { items, next: cursor(items.at(-1)?.row ?? nearest), previous: cursor(items[0]?.row ?? farthest) };
  }
  const from = after === undefined ? undefined : asDeletionPlace(openPlace(keys, listName, { after }));
  const { named, farthest, isCut } = await meet({ from, backwards: false }, words, deletions);
  const items = named.slice(0, pageSize);
  const goesOn = named.length > pageSize ? items.at(-1)?.row : isCut ? farthest : undefined;
  // Where everything after the cursor has gone meanwhile, the way back starts at the cursor itself.
  const previous = after === undefined ? null : (cursor(items[0]?.row) ?? after);
  return { items, next: cursor(goesOn), previous };
}

/** Walks until a page is full and one more is met, everybody is looked at, or so many are that others have waited long enough. */
async function meet(side: Side, words: readonly string[], { read, nameOf }: Deletions): Promise<Met> {
  const most = words.length === 0 ? pageSize + 1 : searchedAtOnce;
  const pace = createPace();
  const named: NamedDeletion[] = [];
  let nearest: DeletionRow | undefined;
  let farthest: DeletionRow | undefined;
  for (let looked = 0; looked < mostSearched; looked += most) {
    const from = farthest === undefined ? side.from : { deletedAt: farthest.deleted_at, id: farthest.id };
    const rows = await read({ ...side, from, most });
    nearest ??= rows[0];
    farthest = rows.at(-1) ?? farthest;
    named.push(...rows.map((row) => ({ row, name: nameOf(row) })).filter(({ name }) => hasWords(name, words)));
    if (named.length > pageSize || rows.length < most) return { named, nearest, farthest, isCut: false };
    if (pace.isDue()) await pace.rest();
  }
  return { named, nearest, farthest, isCut: true };
}

function hasWords(name: string, words: readonly string[]): boolean {
  const folded = words.length === 0 ? '' : foldText(name);
  return words.every((word) => folded.includes(word));
}

function asDeletionPlace({ key, id }: { readonly key: string; readonly id: string }): DeletionPlace {
  return { deletedAt: key, id };
}

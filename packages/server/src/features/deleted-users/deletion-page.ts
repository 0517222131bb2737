import { foldText } from '@tillid/domain/users/person-name';
import { Problem } from '../../platform/http/problem.ts';
import type { DeletedUserRow, DeletionPlace } from './deleted-user-list-store.ts';

/** Which page is asked for: the first, the one after a cursor, or the one before; of all, or of those whose name has the words. */
export type DeletionQuery = {
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};

/** A deleted user with the name opened. */
export type NamedDeletion = { readonly row: DeletedUserRow; readonly name: string };

/** A page of deleted users with the cursors of its neighbours. */
export type DeletionPage = {
  readonly items: readonly NamedDeletion[];
  readonly next: string | null;
  readonly previous: string | null;
};

/** Reads at most so many on one side of a place, in the order of the list. */
export type ReadDeleted = (page: {
  from: DeletionPlace | undefined;
  backwards: boolean;
  most: number;
}) => Promise<DeletedUserRow[]>;

type Walk = { readonly from: DeletionPlace | undefined; readonly backwards: boolean };

const pageSize = 25;
// Names lie sealed, so whoever searches has them opened one by one: 20,000 in a tenth of a second. A page may end there, and goes on.
const mostSearched = 20_000;

/** One page of deleted users, keyset by the time of the deletion. */
export async function pageOfDeletions(
  query: DeletionQuery,
  read: ReadDeleted,
  nameOf: (row: DeletedUserRow) => string,
): Promise<DeletionPage> {
  const { after, before } = query;
  if (after !== undefined && before !== undefined) throw unusableCursor('before');
  const words = foldText(query.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const most = words.length === 0 ? pageSize + 1 : mostSearched;

  async function walk({ from, backwards }: Walk) {
    const rows = await read({ from, backwards, most });
    const named = rows.map((row) => ({ row, name: nameOf(row) })).filter(({ name }) => hasWords(name, words));
    return { rows, named };
  }

  if (before !== undefined) {
    const { rows, named } = await walk({ from: openPlace(before, 'before'), backwards: true });
    // Too few before the cursor to fill a page: the whole first page is read instead of a short one.
    if (named.length <= pageSize && rows.length < most)
      return await pageOfDeletions({ search: query.search }, read, nameOf);
    const items = named.slice(-pageSize);
    return { items, next: cursorOf(items.at(-1)?.row ?? rows.at(-1)), previous: cursorOf(items[0]?.row ?? rows[0]) };
  }
  const from = after === undefined ? undefined : openPlace(after, 'after');
  const { rows, named } = await walk({ from, backwards: false });
  const items = named.slice(0, pageSize);
  const goesOn = named.length > pageSize ? items.at(-1)?.row : rows.length === most ? rows.at(-1) : undefined;
  // Where everything after the cursor has gone meanwhile, the way back starts at the cursor itself.
  const previous = after === undefined ? null : (cursorOf(items[0]?.row) ?? after);
  return { items, next: cursorOf(goesOn), previous };
}

function hasWords(name: string, words: readonly string[]): boolean {
  const folded = words.length === 0 ? '' : foldText(name);
  return words.every((word) => folded.includes(word));
}

function cursorOf(row: DeletedUserRow | undefined): string | null {
  return row === undefined ? null : Buffer.from(`${row.deleted_at}|${row.id}`).toString('base64url');
}

function openPlace(cursor: string, field: 'after' | 'before'): DeletionPlace {
  const [, deletedAt, id] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\|([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(
      Buffer.from(cursor, 'base64url').toString(),
    ) ?? [];
  if (deletedAt === undefined || id === undefined) throw unusableCursor(field);
  return { deletedAt, id };
}

function unusableCursor(field: 'after' | 'before'): Problem {
  return new Problem('validation-failed', { errors: [{ pointer: `/query/${field}`, code: 'cursor-unusable' }] });
}

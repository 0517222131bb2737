import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { Problem } from '../../platform/http/problem.ts';

/** A place in a list: what it is sorted by, and the id that tells equals apart. */
export type Place = { readonly key: string; readonly id: string };
/** Which page is asked for: the first, the one after a cursor, or the one before. */
export type PageQuery = { readonly after?: string | undefined; readonly before?: string | undefined };
/** A page of a list with the cursors of its neighbours. */
export type KeysetPage<Row> = { readonly rows: Row[]; readonly next: string | null; readonly previous: string | null };
/** Reads at most so many rows on one side of a place, nearest to it; gives them in the order of the list. */
export type ReadSide<Row> = (from: Place | undefined, backwards: boolean, most: number) => Promise<Row[]>;

/** A list that is read page by page; `name` tells its order too, since a cursor is good for no other. */
export type KeysetList<Row> = {
  readonly name: string;
  readonly size: number;
  readonly placeOf: (row: Row) => Place;
  readonly read: ReadSide<Row>;
};

/** What seals a cursor: an organisation's keys, or the deployment's. */
export type CursorKeys = Pick<OrganisationKeys, 'seal' | 'unseal'>;

/** One page of a list, keyset. A cursor holds a name and stands in a URL, so it is sealed. */
export async function readPage<Row>(
  keys: CursorKeys,
  query: PageQuery,
  list: KeysetList<Row>,
): Promise<KeysetPage<Row>> {
  const { after, before } = query;
  const { size, read } = list;
  if (after !== undefined && before !== undefined) throw unusableCursor('before');
  const cursor = (row: Row | undefined) => (row === undefined ? null : sealPlace(keys, list.name, list.placeOf(row)));
  if (before !== undefined) {
    const found = await read(openPlace(keys, list.name, { before }), true, size + 1);
    // Too few rows before the cursor to fill a page: the whole first page is read instead of a short one.
    if (found.length <= size) return await readPage(keys, {}, list);
    const rows = found.slice(-size);
    return { rows, next: cursor(rows.at(-1)), previous: cursor(rows[0]) };
  }
  const from = after === undefined ? undefined : openPlace(keys, list.name, { after });
  const found = await read(from, false, size + 1);
  const rows = found.slice(0, size);
  return {
    rows,
    next: found.length > size ? cursor(rows.at(-1)) : null,
    // Where everything after the cursor has gone meanwhile, the way back starts at the cursor itself.
    previous: after === undefined ? null : (cursor(rows[0]) ?? after),
  };
}

/** Writes a place in the list of a name as a cursor. */
export function sealPlace(keys: CursorKeys, name: string, { key, id }: Place): string {
  return keys.seal(JSON.stringify([key, id]), contextOf(name)).toString('base64url');
}

/** Reads what `sealPlace` wrote for that list; throws validation-failed for anything else. */
export function openPlace(keys: CursorKeys, name: string, given: PageQuery): Place {
  const [field = 'after', cursor = ''] = Object.entries(given)[0] ?? [];
  try {
    const [key, id] = JSON.parse(keys.unseal(Buffer.from(cursor, 'base64url'), contextOf(name)).toString()) as [
      string,
      string,
    ];
    return { key, id };
  } catch {
    throw unusableCursor(field);
  }
}

function contextOf(name: string): string {
  return `cursor|${name}`;
}

/** The refusal of a cursor that is none of the list, or of two at once. */
export function unusableCursor(field: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer: `/query/${field}`, code: 'cursor-unusable' }] });
}

import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { Problem } from '../../platform/http/problem.ts';

/** A place in a list by name. */
export type NamePosition = { readonly name: string; readonly id: string };
/** Which page is asked for: the first, the one after a cursor, or the one before. */
export type PageQuery = { readonly after?: string | undefined; readonly before?: string | undefined };
/** A page of a list by name with the cursors of its neighbours. */
export type NamePage<Row> = { readonly rows: Row[]; readonly next: string | null; readonly previous: string | null };
/** Reads at most so many rows on one side of a place, nearest to it; gives them in the order of the list. */
export type ReadByName<Row> = (from: NamePosition | undefined, backwards: boolean, most: number) => Promise<Row[]>;

/** What seals a cursor: an organisation's keys, or the deployment's. */
export type CursorKeys = Pick<OrganisationKeys, 'seal' | 'unseal'>;

const pageSize = 25;
const cursorContext = 'cursor|users by name';

/** One page of users by name, keyset. A cursor holds a name and stands in a URL, so it is sealed. */
export async function pageByName<Row extends { id: string; full_name: string }>(
  keys: CursorKeys,
  query: PageQuery,
  read: ReadByName<Row>,
): Promise<NamePage<Row>> {
  const { after, before } = query;
  if (after !== undefined && before !== undefined) throw unusableCursor('before');
  const cursor = (row: Row | undefined) => (row === undefined ? null : sealPosition(keys, row));
  if (before !== undefined) {
    const found = await read(openPosition(keys, before, 'before'), true, pageSize + 1);
    // Too few rows before the cursor to fill a page: the whole first page is read instead of a short one.
    if (found.length <= pageSize) return await pageByName(keys, {}, read);
    const rows = found.slice(-pageSize);
    return { rows, next: cursor(rows.at(-1)), previous: cursor(rows[0]) };
  }
  const from = after === undefined ? undefined : openPosition(keys, after, 'after');
  const found = await read(from, false, pageSize + 1);
  const rows = found.slice(0, pageSize);
  return {
    rows,
    next: found.length > pageSize ? cursor(rows.at(-1)) : null,
    // Where everything after the cursor has gone meanwhile, the way back starts at the cursor itself.
    previous: after === undefined ? null : (cursor(rows[0]) ?? after),
  };
}

function sealPosition(keys: CursorKeys, row: { id: string; full_name: string }): string {
  return keys.seal(JSON.stringify([row.full_name, row.id]), cursorContext).toString('base64url');
}

function openPosition(keys: CursorKeys, cursor: string, field: 'after' | 'before'): NamePosition {
  try {
    const [name, id] = JSON.parse(keys.unseal(Buffer.from(cursor, 'base64url'), cursorContext).toString()) as [
      string,
      string,
    ];
    return { name, id };
  } catch {
    throw unusableCursor(field);
  }
}

function unusableCursor(field: 'after' | 'before'): Problem {
  return new Problem('validation-failed', { errors: [{ pointer: `/query/${field}`, code: 'cursor-unusable' }] });
}

import { sql } from 'kysely';
import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { integerArray, uuidArray } from '../../platform/db/array-parameters.ts';
import type { SealedColumn } from '../../platform/crypto/reseal.ts';
import type { Tx } from '../../platform/db/work.ts';
import { asBuffer } from '../../platform/threads/as-buffer.ts';
import { rowsAsText, unpackRows, type OpenedRows, type PackedRows, type WantedRows } from './row-block.ts';

/** Which rows a page shows. */
export type RowFilter = 'all' | 'faults' | 'warnings' | 'good';
/** A part of a block as it lies in the database. */
export type SealedRows = { readonly number: number; readonly marked: boolean; readonly sealed: Buffer };
/** A user made of a row. */
export type CreatedUser = { readonly row: number; readonly userId: string };

/** Where the rows lie sealed, for a rotation of keys. */
export const sealedBlocks: SealedColumn = {
  table: 'import_block',
  column: 'sealed',
  key: [
    { name: 'import_id', type: 'uuid' },
    { name: 'number', type: 'integer' },
    { name: 'part', type: 'integer' },
  ],
  context: ([importId, number, part]) => `import-block|${importId}|${number}|${part}`,
  atOnce: 20,
};

/** Stores parts of blocks, in place of what they were before. */
export async function saveBlocks(
  tx: Tx,
  keys: OrganisationKeys,
  importId: string,
  parts: readonly PackedRows[],
): Promise<void> {
  for (const part of parts) {
    const sealed = keys.seal(asBuffer(part.packed), blockContext(importId, part));
    const { firstRow: first_row, lastRow: last_row, rowCount: row_count, goodCount: good_count } = part;
    const set = { first_row, last_row, row_count, good_count, warned_count: part.warnedCount, sealed };
    await tx.db
      .insertInto('import_block')
      .values({
        organisation_id: tx.scope.organisationId,
        import_id: importId,
        number: part.number,
        part: partOf(part),
        ...set,
      })
      .onConflict((found) => found.columns(['organisation_id', 'import_id', 'number', 'part']).doUpdateSet(set))
      .execute();
  }
}

/** Opens a stored part, or of it what is wanted. */
export function openBlock(keys: OrganisationKeys, importId: string, part: SealedRows, wanted?: WantedRows): OpenedRows {
  return unpackRows(keys.unseal(part.sealed, blockContext(importId, part)), wanted);
}

/** A stored part as one text, to be searched before its rows are read. */
export function openBlockText(keys: OrganisationKeys, importId: string, part: SealedRows): string {
  return rowsAsText(keys.unseal(part.sealed, blockContext(importId, part)));
}

/** Forgets the judged rows of an import. */
export async function deleteBlocks(tx: Tx, importId: string): Promise<void> {
  await blocksToDelete(tx, importId).execute();
}

/** Forgets one part of a block. */
export async function deleteBlock(tx: Tx, importId: string, part: { number: number; marked: boolean }): Promise<void> {
  await blocksToDelete(tx, importId).where('number', '=', part.number).where('part', '=', partOf(part)).execute();
}

/** Parts that hold the next so many rows of a kind after a row: no more of them than a page needs, however far apart such rows lie. */
export async function listBlocksOfPage(
  tx: Tx,
  importId: string,
  page: { show: RowFilter; after: number; most: number },
): Promise<SealedRows[]> {
  const shown = shownCounts[page.show];
  // The first block may have given its rows to the page before, so it counts for none.
  const found = await sql<SealedRows>`
    select number, part = 1 as marked, sealed from (
      select number, part, sealed, coalesce(sum(case when first_row > ${page.after} then ${shown} else 0 end)
        over (order by number groups between unbounded preceding and 1 preceding), 0) as shown_before
      from import_block
      where organisation_id = ${tx.scope.organisationId}::uuid and import_id = ${importId}::uuid and last_row > ${page.after} and ${shown} > 0
    ) block
    where shown_before < ${page.most} order by number, part`.execute(tx.db);
  return found.rows;
}

/** A part of a block with the import that it is of and the users made of its rows. */
export type MadeRows = SealedRows & { readonly importId: string; readonly created: readonly CreatedUser[] };

/** The next parts of blocks of all imports, in order of import and number, from after a place on. */
export async function listBlocksAfter(
  tx: Tx,
  after: Pick<MadeRows, 'importId' | 'number' | 'marked'> | undefined,
  most: number,
): Promise<MadeRows[]> {
  const from =
    after === undefined
      ? sql`true`
      : sql`(import_id, number, part) > (${after.importId}::uuid, ${after.number}::integer, ${partOf(after)}::integer)`;
  const found = await sql<
    SealedRows & { import_id: string; created_rows: number[] | null; created_ids: string[] | null }
  >`
    select import_id, number, part = 1 as marked, sealed, created_rows, created_ids::text[] as created_ids from import_block
    where organisation_id = ${tx.scope.organisationId}::uuid and ${from} order by import_id, number, part limit ${most}`.execute(
    tx.db,
  );
  return found.rows.map(({ import_id: importId, created_rows: rows, created_ids: ids, ...part }) => ({
    ...part,
    importId,
    created: (rows ?? []).map((row, index) => ({ row, userId: ids?.[index] ?? '' })),
  }));
}

/** The next parts with rows that can create users and have not yet: so many rows, or one part when that has more. */
export async function listBlocksToApply(
  tx: Tx,
  importId: string,
  batch: { after: number; most: number },
): Promise<SealedRows[]> {
  const found = await sql<SealedRows>`
    select number, part = 1 as marked, sealed from (
      select number, part, sealed, sum(good_count) over (order by number) as good_until
      from import_block
      where organisation_id = ${tx.scope.organisationId}::uuid and import_id = ${importId}::uuid and number > ${batch.after}
        and good_count > 0 and created_rows is null
    ) block
    where good_until <= ${batch.most} order by number, part`.execute(tx.db);
  return found.rows;
}

/** Both parts of the blocks that have these rows. */
export async function listBlocksOfRows(tx: Tx, importId: string, rows: readonly number[]): Promise<SealedRows[]> {
  const found = await sql<SealedRows>`
    select number, part = 1 as marked, sealed from import_block
    where organisation_id = ${tx.scope.organisationId}::uuid and import_id = ${importId}::uuid and number in (
      select b.number from unnest(${integerArray(rows)}::integer[]) as r("row")
      join import_block b on b.organisation_id = ${tx.scope.organisationId}::uuid and b.import_id = ${importId}::uuid
        and r."row" between b.first_row and b.last_row)
    order by number, part`.execute(tx.db);
  return found.rows;
}

/** Writes down which rows of parts made which users; a part of which none did is written down too, as done. */
export async function updateCreated(
  tx: Tx,
  importId: string,
  parts: readonly { number: number; marked: boolean; created: readonly CreatedUser[] }[],
): Promise<void> {
  const all = parts.flatMap((part) => part.created);
  const ends = parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part.created.length, 0));
  const begins = parts.map((part, index) => (ends[index] ?? 0) - part.created.length + 1);
  await sql`
    update import_block b set created_rows = (${integerArray(all.map((each) => each.row))}::integer[])[p.first:p.last],
      created_ids = (${uuidArray(all.map((each) => each.userId))}::uuid[])[p.first:p.last]
    from unnest(${integerArray(parts.map((part) => part.number))}::integer[], ${integerArray(parts.map(partOf))}::integer[],
      ${integerArray(begins)}::integer[], ${integerArray(ends)}::integer[]) as p(number, part, first, last)
    where b.organisation_id = ${tx.scope.organisationId}::uuid and b.import_id = ${importId}::uuid
      and b.number = p.number and b.part = p.part`.execute(tx.db);
}

/** The users made of these rows, by row. */
export async function findCreated(
  tx: Tx,
  importId: string,
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (rows.length === 0) return new Map();
  const found = await sql<{ row: number; user_id: string }>`
    select c."row", c.user_id from import_block b cross join lateral unnest(b.created_rows, b.created_ids) as c("row", user_id)
    where b.organisation_id = ${tx.scope.organisationId}::uuid and b.import_id = ${importId}::uuid
      and b.first_row <= ${rows.at(-1)} and b.last_row >= ${rows.at(0)} and c."row" = any(${integerArray(rows)}::integer[])`.execute(
    tx.db,
  );
  return new Map(found.rows.map(({ row, user_id: userId }) => [row, userId]));
}

const shownCounts = {
  all: sql`row_count`,
  good: sql`good_count`,
  faults: sql`(row_count - good_count)`,
  warnings: sql`warned_count`,
} as const;

function blocksToDelete(tx: Tx, importId: string) {
  return tx.db
    .deleteFrom('import_block')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId);
}

function partOf({ marked }: { marked: boolean }): number {
  return marked ? 1 : 0;
}

function blockContext(importId: string, part: { number: number; marked: boolean }): string {
  return sealedBlocks.context([importId, String(part.number), String(partOf(part))]);
}

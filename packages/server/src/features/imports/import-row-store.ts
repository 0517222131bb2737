import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ImportRowTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';

/** A row ready to be stored. */
export type SealedRow = {
  readonly row: number;
  readonly good: boolean;
  readonly warned: boolean;
  readonly sealed: Buffer;
};
/** Which rows a page shows. */
export type RowFilter = 'all' | 'faults' | 'warnings' | 'good';
/** A row as it lies in the database. */
export type ImportRowRow = Selectable<ImportRowTable>;

/**
 * Stores judged rows. Their sealed parts go as one value that the database cuts up: as an array of values they would travel as
 * hexadecimal text, which takes both sides twice the time.
 */
export async function insertRows(tx: Tx, importId: string, rows: readonly SealedRow[]): Promise<void> {
  await sql`
    insert into import_row (organisation_id, import_id, "row", good, warned, sealed)
    select ${tx.scope.organisationId}::uuid, ${importId}::uuid, r."row", r.good, r.warned, substr(${Buffer.concat(rows.map((row) => row.sealed))}::bytea,
      (sum(r.bytes) over (order by r.place))::integer - r.bytes + 1, r.bytes)
    from unnest(${rows.map((row) => row.row)}::integer[], ${rows.map((row) => row.good)}::boolean[],
      ${rows.map((row) => row.warned)}::boolean[], ${rows.map((row) => row.sealed.length)}::integer[])
      with ordinality as r("row", good, warned, bytes, place)`.execute(tx.db);
}

/** Forgets the judged rows of an import. */
export async function deleteRows(tx: Tx, importId: string): Promise<void> {
  await tx.db
    .deleteFrom('import_row')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .execute();
}

/** A page of rows in file order. */
export function listRows(
  tx: Tx,
  importId: string,
  page: { show: RowFilter; after: number; most: number },
): Promise<ImportRowRow[]> {
  return tx.db
    .selectFrom('import_row')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .where('row', '>', page.after)
    .$if(page.show === 'faults', (query) => query.where('good', '=', false))
    .$if(page.show === 'good', (query) => query.where('good', '=', true))
    .$if(page.show === 'warnings', (query) => query.where('warned', '=', true))
    .orderBy('row')
    .limit(page.most)
    .execute();
}

/** The next rows that can create a user and have not yet. */
export function listRowsToApply(tx: Tx, importId: string, page: { after: number; most: number }) {
  return tx.db
    .selectFrom('import_row')
    .select(['row', 'sealed'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .where('row', '>', page.after)
    .where('good', '=', true)
    .where('outcome', 'is', null)
    .orderBy('row')
    .limit(page.most)
    .execute();
}

/** Named rows of an import. */
export function listNamedRows(tx: Tx, importId: string, rows: readonly number[]) {
  return tx.db
    .selectFrom('import_row')
    .select(['row', 'sealed'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .where(sql<boolean>`"row" = any(${rows}::integer[])`)
    .execute();
}

/** Writes down that rows were good when judged and are not any more. */
export async function updateNotApplied(
  tx: Tx,
  importId: string,
  rows: readonly { row: number; sealed: Buffer }[],
): Promise<void> {
  await sql`
    update import_row r set good = false, outcome = 'not-applied', sealed = n.sealed
    from unnest(${rows.map((row) => row.row)}::integer[], ${rows.map((row) => row.sealed)}::bytea[]) as n("row", sealed)
    where r.organisation_id = ${tx.scope.organisationId}::uuid and r.import_id = ${importId}::uuid and r."row" = n."row"`.execute(
    tx.db,
  );
}

/** Writes down that the rows with faults were left out. */
export async function updateSkipped(tx: Tx, importId: string): Promise<void> {
  await tx.db
    .updateTable('import_row')
    .set({ outcome: 'skipped' })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .where('good', '=', false)
    .where('outcome', 'is', null)
    .execute();
}

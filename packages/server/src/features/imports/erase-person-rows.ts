import { sql } from 'kysely';
import { headerOf, type ColumnField } from '@tillid/domain/imports/columns';
import { parseDateOfBirth } from '@tillid/domain/users/date-of-birth';
import type { PersonCells, TraceSearch } from '@tillid/domain/users/person-traces';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { uuidArray } from '../../platform/db/array-parameters.ts';
import type { Tx } from '../../platform/db/work.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { FaultGroups, type FaultGroup } from './fault-groups.ts';
import { listBlocksAfter, listBlocksOfRows, openBlockText, type MadeRows } from './import-block-store.ts';
import { changeImport, type ImportRow } from './import-store.ts';
import { repackBlock } from './repack-block.ts';
import { readRows, type OpenedRows } from './row-block.ts';
import { erasedRow, personErased, type StoredRow } from './stored-row.ts';

/** Who is looked for, and whether the person is a user again, of whom the files may speak by now. */
export type PersonSearch = { readonly search: TraceSearch; readonly isUserAgain: boolean };

// A part has up to a thousand rows; between these few other requests get their turn.
const partsAtOnce = 20;

/**
 * Takes a person out of the imports whose rows are still there: of each row about the person its number and outcome stay. The files as
 * they came go with it, since nobody reads them once they are judged. Throws rule-broken while an import is being checked or applied.
 */
export async function erasePersonRows(tx: Tx, keyring: Keyring, person: PersonSearch): Promise<void> {
  const imports = await lockImports(tx);
  const isRunning = imports.some(({ status }) => status === 'checking' || status === 'applying');
  if (isRunning) throw ruleBroken('import-running');
  if (imports.length === 0) return;
  const keys = await keyring.ofOrganisation(tx);
  const found = await findRows(tx, keys, person);
  for (const row of imports) {
    const rows = found.get(row.id);
    if (rows !== undefined) await eraseRows(tx, keys, row, rows);
  }
  await dropUploads(tx, [...found.keys()], person);
}

/** The imports whose rows are still there; none of them begins to be applied meanwhile. */
function lockImports(tx: Tx): Promise<ImportRow[]> {
  return tx.db
    .selectFrom('import')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** By import, the rows that are about the person. */
async function findRows(
  tx: Tx,
  keys: OrganisationKeys,
  person: PersonSearch,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  let parts: MadeRows[] = [];
  do {
    parts = await listBlocksAfter(tx, parts.at(-1), partsAtOnce);
    for (const part of parts) {
      const rows = rowsAbout(tx, keys, part, person);
      if (rows.length > 0) found.set(part.importId, [...(found.get(part.importId) ?? []), ...rows]);
    }
  } while (parts.length === partsAtOnce);
  return found;
}

function rowsAbout(tx: Tx, keys: OrganisationKeys, part: MadeRows, { search, isUserAgain }: PersonSearch): number[] {
  const own = part.created.filter(({ userId }) => userId === search.userId).map(({ row }) => row);
  if (isUserAgain) return own;
  const text = openBlockText(keys, part.importId, part);
  if (!search.maybeInRows(text)) return own;
  // A row that made another user is that user's.
  const made = new Set(part.created.map(({ row }) => row));
  const opened = readRows(text);
  const today = danishDay(tx.scope.now).toString();
  const others = opened.rows.filter((row) => !made.has(row.row) && isAbout(row, opened, { search, today }));
  return [...own, ...others.map((row) => row.row)];
}

function isAbout(
  row: StoredRow,
  { columns }: OpenedRows,
  { search, today }: { search: TraceSearch; today: string },
): boolean {
  const cell = (field: ColumnField) => row.cells[columns.indexOf(headerOf[field])] ?? '';
  const born = parseDateOfBirth(cell('dateOfBirth'), today);
  const person: PersonCells = {
    firstName: cell('firstName'),
    lastName: cell('lastName'),
    cpr: cell('cpr'),
    dateOfBirth: born.ok ? born.value : undefined,
    email: cell('email'),
  };
  return row.erased !== true && search.inRow(row.cells, person);
}

/** A row that could still have made a user cannot any more, and counts as one with a fault. */
async function eraseRows(tx: Tx, keys: OrganisationKeys, row: ImportRow, rows: readonly number[]): Promise<void> {
  const erased = new Set(rows);
  const groups = new FaultGroups(row.fault_groups as FaultGroup[]);
  let spoilt = 0;
  function change(each: StoredRow): StoredRow {
    if (!erased.has(each.row)) return each;
    if (row.status !== 'checked' || each.faults.length > 0) return erasedRow(each, each.faults);
    spoilt += 1;
    groups.addRow('fault', [personErased]);
    return erasedRow(each, [personErased]);
  }
  const stored = await listBlocksOfRows(tx, row.id, rows);
  for (const parts of Map.groupBy(stored, (part) => part.number).values())
    await repackBlock(tx, keys, row.id, { parts, change });
  const set = {
    ok_count: row.ok_count - spoilt,
    fault_row_count: row.fault_row_count + spoilt,
    fault_groups: JSON.stringify(groups.list()),
  };
  await changeImport(tx, row, set, { kind: 'import.rows-erased', changes: { rows: { to: String(erased.size) } } });
}

/** Of a file that came to no rows nobody knows what is in it; that of a person who is a user again stays. */
async function dropUploads(tx: Tx, importIds: readonly string[], { isUserAgain }: PersonSearch): Promise<void> {
  const { organisationId } = tx.scope;
  const isWithoutRows = sql`not exists (select 1 from import_block b
    where b.organisation_id = c.organisation_id and b.import_id = c.import_id)`;
  await sql`
    delete from import_chunk c where c.organisation_id = ${organisationId}::uuid
      and (c.import_id = any(${uuidArray(importIds)}::uuid[]) or (${!isUserAgain}::boolean and ${isWithoutRows}))`.execute(
    tx.db,
  );
}

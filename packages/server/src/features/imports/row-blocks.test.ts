import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  fileOf,
  imports,
  ImportTrial,
  line,
  type Import,
  type Rows,
} from '../../../../../test/support/import-trial.ts';
import { packBlock, unpackRows } from './row-block.ts';
import type { StoredRow } from './stored-row.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

type Item = Rows['items'][number];

/** Every page of a list, one after the other. */
async function pagesOf(importId: string, show: string): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let next: string | null | undefined; next !== null;) {
    const page: Rows = await trial.rowsOf(importId, show, next);
    pages.push([...page.items]);
    ({ next } = page);
  }
  return pages;
}

const rowsOf = (pages: readonly Item[][]) => pages.flat().map((item) => item.row);

// Three blocks: a fault in every tenth row, a warning (and no fault) in every seventh of the rest but for the second block.
const rowNumbers = Array.from({ length: 2_500 }, (_, index) => index + 2);
const isFaulty = (row: number) => row % 10 === 0;
const isWarned = (row: number) => !isFaulty(row) && row % 7 === 0 && !(row > 1_001 && row <= 2_001);

let checked: Import;

test('the pages of every filter go on across blocks, in file order, nothing twice and nothing left out', async () => {
  const rows = rowNumbers.map((row) =>
    line({
      email: isFaulty(row) ? 'ingen' : `person-${row}@example.test`,
      ...(isWarned(row) && { email: `bjørn-${row}@example.test` }),
    }),
  );
  checked = await trial.check(fileOf(rows));
  const expected = {
    all: rowNumbers,
    faults: rowNumbers.filter(isFaulty),
    warnings: rowNumbers.filter(isWarned),
    good: rowNumbers.filter((row) => !isFaulty(row)),
  };
  assert.deepEqual(
    [checked.rowCount, checked.okCount, checked.faultRowCount, checked.warningRowCount],
    [2_500, expected.good.length, expected.faults.length, expected.warnings.length],
  );
  for (const [show, numbers] of Object.entries(expected)) {
    const pages = await pagesOf(checked.importId, show);
    assert.deepEqual(rowsOf(pages), numbers, show);
    assert.ok(
      pages.slice(0, -1).every((page) => page.length === 100),
      show,
    );
  }
});

test('a page from anywhere begins there, also beyond the last row', async () => {
  assert.equal((await trial.rowsOf(checked.importId, 'faults', '1001')).items[0]?.row, 1_010);
  assert.equal((await trial.rowsOf(checked.importId, 'warnings', '1001')).items[0]?.row, 2_002);
  assert.deepEqual(await trial.rowsOf(checked.importId, 'all', '9999999'), { items: [], next: null });
});

test('a row shows masked what it holds, in whichever part of its block it lies', async () => {
  for (const show of ['good', 'faults', 'warnings']) {
    const { items } = await trial.rowsOf(checked.importId, show);
    assert.ok(
      items.every((item) => /^\d{6}-••••$/.test(item.identity)),
      show,
    );
  }
  const [sealed] = await trial.server.query<{ sealed: Buffer }>(
    'select sealed from import_block where import_id = $1',
    [checked.importId],
  );
  assert.equal(sealed?.sealed.includes('person-'), false);
});

test('another organisation finds neither the rows nor the import', async () => {
  const stranger = await trial.server.otherOrganisation.signIn('user-administrator');
  assert.equal((await stranger.get(`${imports}/${checked.importId}/rows?show=all`)).status, 404);
});

test('once the good rows are applied each row tells its user or that it was left out', async () => {
  const done = await trial.applied(checked, 'good-rows-only');
  assert.deepEqual([done.status, done.createdCount, done.done], ['applied', checked.okCount, checked.okCount]);
  const items = (await pagesOf(checked.importId, 'all')).flat();
  assert.ok(items.every((item) => item.outcome === (isFaulty(item.row) ? 'skipped' : 'created')));
  const made = items.flatMap((item) => item.userId ?? []);
  assert.equal(new Set(made).size, checked.okCount);
  const some = items.find((item) => item.row === 1_501);
  const [user] = await trial.server.query<{ email: string }>('select email from business_user where id = $1', [
    some?.userId,
  ]);
  assert.equal(user?.email, 'person-1501@example.test');
});

test('packed rows are opened again as they were, and of them only what is wanted', () => {
  const rows: StoredRow[] = [2, 3, 5, 8].map((row) => ({
    row,
    cells: ['C', 'Åse "én"\nto', ''],
    draft: null,
    faults: row === 3 || row === 8 ? [{ column: 'Email', code: 'email-format' }] : [],
    warnings: row === 5 ? [{ column: null, code: 'same-person-exists', params: { userId: 'x' } }] : [],
    notApplied: row === 8,
  }));
  const [plain, marked] = packBlock(4, ['Aktion', 'Fornavn'], rows);
  assert.deepEqual([plain?.marked, plain?.rowCount, plain?.goodCount, plain?.warnedCount], [false, 1, 1, 0]);
  assert.deepEqual([marked?.marked, marked?.rowCount, marked?.goodCount, marked?.warnedCount], [true, 3, 1, 1]);
  assert.deepEqual([marked?.number, marked?.firstRow, marked?.lastRow], [4, 2, 8]);
  const packed = marked?.packed ?? new Uint8Array();
  const kept = (row: StoredRow) => ({ ...row, erased: false });
  assert.deepEqual(unpackRows(packed), { columns: ['Aktion', 'Fornavn'], rows: rows.slice(1).map(kept) });
  const wanted = { after: 3, most: 1, passes: (row: StoredRow) => row.faults.length > 0 };
  assert.deepEqual(unpackRows(packed, wanted).rows, rows.slice(3).map(kept));
});

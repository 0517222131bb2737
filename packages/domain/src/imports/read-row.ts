import type { CsvRecord } from '../csv/read-records.ts';
import { OriginalCells, type CheckedRow, type DeleteRow } from './checked-row.ts';
import { columns } from './columns.ts';
import { rowActions, type RowAction, type RowRules } from './import-context.ts';
import type { ColumnMap } from './match-header.ts';
import { readCreateRow } from './read-create-row.ts';
import { readTarget } from './read-target.ts';
import { readUpdateRow } from './read-update-row.ts';
import { readCells, type RowCells } from './row-cells.ts';
import { RowRemarks } from './row-remarks.ts';
import { isTemplateExample } from './template-examples.ts';

/** A judged row with what the checks across rows need: its remarks, still open, and its tidied cells. */
export type RowReading = { readonly row: CheckedRow; readonly cells: RowCells; readonly remarks: RowRemarks };

/** Judges one row by itself; whether it repeats another row is told by the file checker. */
export function readRow(record: CsvRecord, columnMap: ColumnMap, rules: RowRules): RowReading {
  const remarks = new RowRemarks(record.row);
  const cells = readCells(record, columnMap, remarks);
  const action = isTemplateExample(cells.email) ? refuseExample(remarks) : readAction(cells.action, rules, remarks);
  const { faults, warnings } = remarks;
  const base = { row: record.row, cells: new OriginalCells(record.cells), faults, warnings };
  return { row: { ...base, ...readByAction(action, cells, rules, remarks) }, cells, remarks };
}

type WithoutBase<Row> = Row extends CheckedRow ? Omit<Row, 'row' | 'cells' | 'faults' | 'warnings'> : never;

function readByAction(
  action: RowAction | null,
  cells: RowCells,
  rules: RowRules,
  remarks: RowRemarks,
): WithoutBase<CheckedRow> {
  if (action === 'C') return readCreateRow(cells, rules, remarks);
  if (action === 'U') return readUpdateRow(cells, rules, remarks);
  if (action === 'D') return readDeleteRow(cells, rules, remarks);
  return { action };
}

// One fault is enough: the other columns of an example would only hide what is wrong.
function refuseExample(remarks: RowRemarks): null {
  remarks.fault(null, 'template-example-row');
  return null;
}

function readAction(cell: string, rules: RowRules, remarks: RowRemarks): RowAction | null {
  const action = rowActions.find((letter) => letter === cell);
  if (action === undefined) {
    remarks.fault('action', actionFault(cell));
    return null;
  }
  if (rules.actions?.includes(action) === false) {
    remarks.fault('action', 'action-not-available', { action });
    return null;
  }
  if (rules.menuItem !== undefined && (rules.menuItem === 'create') !== (action === 'C')) {
    remarks.warn('action', 'action-menu-mismatch', { action });
  }
  return action;
}

// The guide wants capital letters. A small one is told apart so that the repair can be offered, not guessed: D deletes.
function actionFault(cell: string): 'action-missing' | 'action-not-capital' | 'action-unknown' {
  if (cell === '') return 'action-missing';
  return rowActions.some((letter) => letter === cell.toUpperCase()) ? 'action-not-capital' : 'action-unknown';
}

function readDeleteRow(cells: RowCells, rules: RowRules, remarks: RowRemarks): WithoutBase<DeleteRow> {
  const target = readTarget(cells, rules, remarks);
  const ignored = columns.filter(({ field }) => !['action', 'uuid', 'cpr'].includes(field) && cells[field] !== '');
  if (ignored.length > 0)
    remarks.warn(null, 'cells-ignored', { columns: ignored.map(({ header }) => header).join(', ') });
  return { action: 'D', target };
}

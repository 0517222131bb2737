import type { CsvRecord } from '../csv/read-records.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { columns, type ColumnField } from './columns.ts';
import type { ColumnMap } from './match-header.ts';
import type { RowRemarks } from './row-remarks.ts';

/** The tidied text of every field of one row; a missing cell is empty. */
export type RowCells = Readonly<Record<ColumnField, string>>;

/** What a cell says to clear an optional value. */
export const clearMark = '-';

const fields: readonly ColumnField[] = columns.map((column) => column.field);

// Blanks that web pages and spreadsheets put in and nobody sees. They are taken away, with a word to the administrator,
// because the same cell compared elsewhere would differ.
const UNSEEN_BLANK = /[\u00A0\u00AD\u2000-\u200F\u202F\u2060\u3000\uFEFF]/u;
// Nearly every cell is plain (ASCII and precomposed Western letters); asking this first makes the whole check a fifth faster.
const PLAIN = /^[!-~À-ÿ]+(?: [!-~À-ÿ]+)*$/u;
const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d*)?E[+-]?\d+$/iu;

/** Reads a record's cells by field, tells of blanks that were taken away, and of text beyond the last column. */
export function readCells(record: CsvRecord, columnMap: ColumnMap, remarks: RowRemarks): RowCells {
  const cells: Partial<Record<ColumnField, string>> = {};
  for (const field of fields) {
    const cell = record.cells[columnMap[field]] ?? '';
    if (cell === '' || PLAIN.test(cell)) cells[field] = cell;
    else {
      if (UNSEEN_BLANK.test(cell)) remarks.warn(field, 'non-breaking-blank');
      cells[field] = tidyBlanks(cell);
    }
  }
  if (record.cells.length > fields.length && hasTextBeyond(record.cells, columnMap))
    remarks.fault(null, 'too-many-cells');
  return cells as RowCells;
}

/** Whether a cell holds what Excel shows for a long number, `5,79E+12`, so that its digits are lost. */
export function isScientific(cell: string): boolean {
  return SCIENTIFIC.test(cell);
}

function hasTextBeyond(cells: readonly string[], columnMap: ColumnMap): boolean {
  const last = Math.max(...Object.values(columnMap));
  return cells.slice(last + 1).some((cell) => cell.trim() !== '');
}

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ColumnHeader } from '@tillid/domain/imports/columns';
import { rowLine, rowOfLine, type StoredRow } from './stored-row.ts';

/** Rows that lie together: enough that sealing and storing costs next to nothing for each, few enough to be opened for one page. */
export const rowsOfBlock = 1_000;

/** Rows of one block as they are stored: those without any remark, or those with faults or warnings, which pages ask for by themselves. */
export type PackedRows = {
  readonly number: number;
  readonly marked: boolean;
  /** First and last row of the block, both its parts together. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rowCount: number;
  readonly goodCount: number;
  readonly warnedCount: number;
  /** The rows, not sealed yet. */
  readonly packed: Uint8Array;
};

/** Rows of a block that were opened: the columns of the file in its order, and the rows. */
export type OpenedRows = { readonly columns: readonly ColumnHeader[]; readonly rows: readonly StoredRow[] };

/** Packs a block of rows in file order. */
export function packBlock(number: number, columns: readonly ColumnHeader[], rows: readonly StoredRow[]): PackedRows[] {
  const [firstRow, lastRow] = [rows.at(0)?.row ?? 0, rows.at(-1)?.row ?? 0];
  return [false, true].flatMap((marked) => {
    const part = rows.filter((row) => (row.faults.length > 0 || row.warnings.length > 0) === marked);
    if (part.length === 0) return [];
    const goodCount = part.filter((row) => row.faults.length === 0).length;
    const warnedCount = part.filter((row) => row.warnings.length > 0).length;
    const counts = { rowCount: part.length, goodCount, warnedCount };
    return [{ number, marked, firstRow, lastRow, ...counts, packed: pack(columns, part) }];
  });
}

/** Which rows are wanted of packed ones: after a row, at most so many, of those that pass. */
export type WantedRows = {
  readonly after: number;
  readonly most: number;
  readonly passes: (row: StoredRow) => boolean;
};

const allRows: WantedRows = { after: 0, most: Infinity, passes: () => true };

/** Opens packed rows; only the lines that are looked at cost time. */
export function unpackRows(packed: Uint8Array, wanted: WantedRows = allRows): OpenedRows {
  return readRows(rowsAsText(packed), wanted);
}

/** Packed rows as one text, to be searched before its lines are read. */
export function rowsAsText(packed: Uint8Array): string {
  return inflateRawSync(packed).toString();
}

/** Reads rows of such a text. */
export function readRows(text: string, wanted: WantedRows = allRows): OpenedRows {
  const [head = '[]', ...lines] = text.split('\n');
  const rows: StoredRow[] = [];
  for (const line of lines) {
    if (rows.length >= wanted.most) break;
    if (numberOf(line) <= wanted.after) continue;
    const row = rowOfLine(line);
    if (wanted.passes(row)) rows.push(row);
  }
  return { columns: JSON.parse(head) as ColumnHeader[], rows };
}

// The lightest compression takes half a microsecond for a row and spares the database four fifths of what it would have to write.
function pack(columns: readonly ColumnHeader[], rows: readonly StoredRow[]): Buffer {
  return deflateRawSync([JSON.stringify(columns), ...rows.map(rowLine)].join('\n'), { level: 1 });
}

function numberOf(line: string): number {
  return Number(line.slice(1, line.indexOf(',')));
}

/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse/papaparse.min.js';
import type { Delimiter } from './detect-delimiter.ts';
import { fileLimits, type FileLimits } from './file-limits.ts';

/** One filled row: its number as Excel shows it (quoted line breaks count once, blank rows count) and its cells. */
export type CsvRecord = { readonly row: number; readonly cells: readonly string[] };

/** Why reading stopped, and at which row; `position` is the column, counted from 1. */
export type RecordFault = {
  readonly code: 'quote-unclosed' | 'too-many-rows' | 'too-many-columns' | 'cell-too-long';
  readonly row: number;
  readonly position?: number;
  readonly limit?: number;
};

/** Reads records from text that arrives in pieces of any size; after a fault it gives no more records. */
export type RecordReader = {
  push(text: string): CsvRecord[];
  end(): CsvRecord[];
  readonly fault: RecordFault | undefined;
};

// papaparse reads an unfinished record again with the next piece. A record longer than this breaks a limit for certain or has
// a quote that is never closed; without the cap such a file would take time that grows with the square of its size.
const LONGEST_RECORD = 262_144;

/** Makes a reader for one file; the first filled row, the header, does not count towards the limit of rows. */
export function createRecordReader(delimiter: Delimiter, limits: FileLimits = fileLimits): RecordReader {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let pending = '';
  let row = 0;
  let filledRows = 0;
  let fault: RecordFault | undefined;

  function read(text: string, isLast: boolean): CsvRecord[] {
    if (fault !== undefined) return [];
    const outcome = parser.parse(text, 0, !isLast);
    pending = isLast ? '' : text.slice(outcome.meta.cursor);
    // Faults of the record that is not finished yet come again with the next piece.
    const badQuote = outcome.errors.find((error) => error.row < outcome.data.length)?.row;
    const records: CsvRecord[] = [];
    for (const [index, cells] of outcome.data.entries()) {
      row += 1;
      if (index === badQuote) fault = { code: 'quote-unclosed', row };
      else if (row > limits.sheetRows) fault = { code: 'too-many-rows', row, limit: limits.rows };
      else if (!isBlank(cells)) fault = accept(cells, records);
      if (fault !== undefined) return records;
    }
    return records;
  }

  function accept(cells: string[], records: CsvRecord[]): RecordFault | undefined {
    filledRows += 1;
    if (filledRows > limits.rows + 1) return { code: 'too-many-rows', row, limit: limits.rows };
    if (cells.length > limits.columns) return { code: 'too-many-columns', row, limit: limits.columns };
    const long = cells.findIndex((cell) => cell.length > limits.cellLength);
    if (long !== -1) return { code: 'cell-too-long', row, position: long + 1, limit: limits.cellLength };
    records.push({ row, cells });
    return undefined;
  }

  function refuseUnfinished(): void {
    read(pending, true);
    fault ??= { code: 'cell-too-long', row, limit: limits.cellLength };
  }

  return {
    push(text) {
      if (fault !== undefined) return [];
      const whole = pending + text;
      // A line break must not be cut in two: CR LF is one.
      const cut = whole.endsWith('\r') ? whole.length - 1 : whole.length;
      const records = read(withLineFeeds(whole.slice(0, cut)), false);
      if (pending.length > LONGEST_RECORD) refuseUnfinished();
      if (fault === undefined) pending += whole.slice(cut);
      return records;
    },
    end: () => (pending === '' ? [] : read(withLineFeeds(pending), true)),
    get fault() {
      return fault;
    },
  };
}

/** Reads all records of a text, piece by piece; ask the reader itself where the fault matters. */
export function readRecords(
  text: string,
  delimiter: Delimiter,
  limits: FileLimits = fileLimits,
): { readonly records: readonly CsvRecord[]; readonly fault: RecordFault | undefined } {
  const reader = createRecordReader(delimiter, limits);
  const records = [...reader.push(text), ...reader.end()];
  return { records, fault: reader.fault };
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

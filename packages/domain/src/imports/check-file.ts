import { decodeSlices, detectEncoding, type Encoding } from '../csv/decode-bytes.ts';
import { detectDelimiter, type Delimiter } from '../csv/detect-delimiter.ts';
import { fileLimits } from '../csv/file-limits.ts';
import { createRecordReader, type CsvRecord, type RecordFault } from '../csv/read-records.ts';
import type { CheckedRow } from './checked-row.ts';
import { columns, type ColumnHeader } from './columns.ts';
import { rowRules, type ImportContext } from './import-context.ts';
import { matchHeader, type ColumnMap } from './match-header.ts';
import { createRepeatFinder } from './repeat-finder.ts';
import { readRow } from './read-row.ts';
import type { FileFault, FileFaultCode } from './row-fault.ts';

/** What a check counts and finds about the file as a whole; rows may be applied only when it has no file fault. */
export type FileSummary = {
  /** The canonical headers in the file's order. */
  readonly columns: readonly ColumnHeader[];
  readonly rowCount: number;
  readonly okCount: number;
  readonly warningCount: number;
  readonly fileFaults: readonly FileFault[];
};

/** A check that is fed record by record, header first; it keeps no rows, only the keys by which repeated ones are known. */
export type FileChecker = {
  /** Judges one record; undefined for the header and for everything after a file fault. */
  push(record: CsvRecord): CheckedRow | undefined;
  /** Notes why the reading of records stopped. */
  stop(fault: RecordFault): void;
  /** Whether a file fault was found, so that the rest need not be read. */
  readonly isStopped: boolean;
  /** The counts so far; after the last record the result. */
  summary(): FileSummary;
};

/** A file whose rows are judged while they are asked for, in bounded memory; `summary` is the result once `rows` is at its end. */
export type FileReading = {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly rows: Iterable<CheckedRow>;
  summary(): FileSummary;
};

/** Everything that a file alone tells. */
export type FileCheck = FileSummary & {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly rows: readonly CheckedRow[];
};

/** Makes a checker for one file's records. */
export function createFileChecker(context: ImportContext): FileChecker {
  const rules = rowRules(context);
  const repeats = createRepeatFinder();
  const fileFaults: FileFault[] = [];
  const counts = { rowCount: 0, okCount: 0, warningCount: 0 };
  let headerRow: number | undefined;
  let columnMap: ColumnMap | undefined;

  function readHeader({ row, cells }: CsvRecord): void {
    headerRow = row;
    const match = matchHeader(cells);
    if (match.ok) columnMap = match.value;
    else fileFaults.push(...match.fault.map((fault) => ({ row, ...fault })));
  }

  return {
    push(record) {
      if (headerRow === undefined) readHeader(record);
      else if (columnMap !== undefined && fileFaults.length === 0) {
        const reading = readRow(record, columnMap, rules);
        repeats.note(reading);
        counts.rowCount += 1;
        if (reading.row.faults.length === 0) counts.okCount += 1;
        if (reading.row.warnings.length > 0) counts.warningCount += 1;
        return reading.row;
      }
      return undefined;
    },
    stop(fault) {
      fileFaults.push(recordFault(fault, columnMap));
    },
    get isStopped() {
      return fileFaults.length > 0;
    },
    summary() {
      const faults = fileFaults.length > 0 ? [...fileFaults] : emptinessFaults(headerRow, counts.rowCount);
      return { columns: orderedHeaders(columnMap), ...counts, fileFaults: faults };
    },
  };
}

/** Begins the check of a file's bytes; an encoding that a person has chosen replaces the one found. */
export function startFileCheck(bytes: Uint8Array, context: ImportContext, chosen?: Encoding): FileReading {
  if (bytes.length > fileLimits.bytes) return refused('file-too-large', { limit: fileLimits.bytes });
  const found = detectEncoding(bytes);
  if (!found.ok) return refused(found.fault);
  const encoding = chosen ?? found.value;
  const beginning = decodeSlices(bytes, encoding).next();
  const { delimiter, start } = detectDelimiter(beginning.done === true ? '' : beginning.value);
  const checker = createFileChecker(context);

  function* rows(): Generator<CheckedRow, void, undefined> {
    const reader = createRecordReader(delimiter);
    let skipped = start;
    for (const text of decodeSlices(bytes, encoding)) {
      yield* checked(reader.push(text.slice(skipped)), checker);
      skipped = 0;
      if (reader.fault !== undefined || checker.isStopped) break;
    }
    yield* checked(reader.end(), checker);
    if (reader.fault !== undefined) checker.stop(reader.fault);
  }

  return { encoding, delimiter, rows: rows(), summary: () => checker.summary() };
}

/** Checks a whole file and keeps every row, for a preview. */
export function checkFile(bytes: Uint8Array, context: ImportContext, chosen?: Encoding): FileCheck {
  const reading = startFileCheck(bytes, context, chosen);
  const rows = Array.from(reading.rows);
  return { encoding: reading.encoding, delimiter: reading.delimiter, rows, ...reading.summary() };
}

function* checked(records: readonly CsvRecord[], checker: FileChecker): Generator<CheckedRow, void, undefined> {
  for (const record of records) {
    const row = checker.push(record);
    if (row !== undefined) yield row;
  }
}

function refused(code: FileFaultCode, params?: { readonly limit: number }): FileReading {
  const fileFaults = [{ row: 0, column: null, code, ...(params && { params }) }];
  const summary = { columns: [], rowCount: 0, okCount: 0, warningCount: 0, fileFaults };
  return { encoding: null, delimiter: null, rows: [], summary: () => summary };
}

function recordFault({ code, row, position, limit }: RecordFault, columnMap: ColumnMap | undefined): FileFault {
  const column = columns.find(({ field }) => position !== undefined && columnMap?.[field] === position - 1);
  const params = { ...(position !== undefined && { position }), ...(limit !== undefined && { limit }) };
  return { row, column: column?.header ?? null, code, params };
}

function emptinessFaults(headerRow: number | undefined, rowCount: number): readonly FileFault[] {
  if (headerRow === undefined) return [{ row: 0, column: null, code: 'file-empty' }];
  return rowCount === 0 ? [{ row: headerRow, column: null, code: 'no-rows' }] : [];
}

function orderedHeaders(columnMap: ColumnMap | undefined): readonly ColumnHeader[] {
  if (columnMap === undefined) return [];
  return columns.toSorted((a, b) => columnMap[a.field] - columnMap[b.field]).map((column) => column.header);
}

import { parseCpr, type Cpr } from '../identifiers/cpr.ts';
import type { CheckedRow, CreateRow } from './checked-row.ts';
import { createNumberRows } from './number-rows.ts';
import { createPersonFinder } from './person-finder.ts';
import type { RowReading } from './read-row.ts';
import type { RowRemarks } from './row-remarks.ts';

/** Remembers the rows of one file and notes on a row what an earlier row has too. */
export type RepeatFinder = { note(reading: RowReading): void };

/**
 * Makes a finder for one file: the same CPR number or UUID is a fault that names the first row; the same e-mail address, and the
 * same name and date of birth where a CPR number is missing, are warnings. It keeps some 200 bytes a row.
 */
export function createRepeatFinder(): RepeatFinder {
  const rowByCpr = createNumberRows();
  const rowByUuid = new Map<string, number>();
  const rowByEmail = new Map<string, number>();
  const people = createPersonFinder();

  function noteKeys({ row, cells, remarks }: RowReading): void {
    const cpr = cprOf(row, cells.cpr)?.reveal();
    const sameCpr = cpr === undefined ? undefined : rowByCpr.first(Number(cpr), row.row);
    if (sameCpr !== undefined) remarks.fault('cpr', 'duplicate-cpr', { firstRow: sameCpr });
    const uuid = row.action === 'U' || row.action === 'D' ? row.target.uuid : undefined;
    const sameUuid = uuid === undefined ? undefined : firstRow(rowByUuid, uuid, row.row);
    if (sameUuid !== undefined) remarks.fault('uuid', 'duplicate-uuid', { firstRow: sameUuid });
  }

  function noteEmail({ row, remarks }: RowReading): void {
    const email = emailOf(row);
    if (email === undefined) return;
    const sameEmail = firstRow(rowByEmail, email.toLowerCase(), row.row);
    if (sameEmail !== undefined) remarks.warn('email', 'email-shared', { firstRow: sameEmail });
  }

  function notePerson({ row, draft }: CreateRow, remarks: RowRemarks): void {
    const first = draft && people.findFirst(row, draft);
    if (first !== undefined) remarks.warn(null, 'same-name-and-birth-date', { firstRow: first });
  }

  return {
    note(reading) {
      if (reading.row.action === null) return;
      noteKeys(reading);
      noteEmail(reading);
      if (reading.row.action === 'C') notePerson(reading.row, reading.remarks);
    },
  };
}

function firstRow(rows: Map<string, number>, key: string, row: number): number | undefined {
  const first = rows.get(key);
  if (first === undefined) rows.set(key, row);
  return first;
}

// A row with another fault has no draft, but its CPR number counts all the same: the two rows are told at once.
function cprOf(row: CheckedRow, cell: string): Cpr | undefined {
  if (row.action === 'U' || row.action === 'D') return row.target.cpr;
  if (row.action === 'C' && row.draft !== undefined) return row.draft.cpr;
  if (cell === '') return undefined;
  const cpr = parseCpr(cell, { testNumbers: true });
  return cpr.ok ? cpr.value : undefined;
}

function emailOf(row: CheckedRow): string | undefined {
  if (row.action === 'C') return row.draft?.email;
  return row.action === 'U' ? row.changes.email : undefined;
}

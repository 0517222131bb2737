import type * as z from 'zod/mini';
import type { importRow } from '@tillid/contract/imports';
import { headerOf, type ColumnField, type ColumnHeader } from '@tillid/domain/imports/columns';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { maskNumbers } from '@tillid/domain/identifiers/mask';
import { tidyBlanks } from '@tillid/domain/text/tidy-blanks';
import { parseTargetLevel } from '@tillid/domain/users/identity-assurance';
import type { ImportRow } from './import-store.ts';
import { personErased, type Remark, type StoredDraft, type StoredRow } from './stored-row.ts';

/** A row as it is told. */
export type ImportRowView = z.output<typeof importRow>;

type Shown = Pick<ImportRowView, 'action' | 'firstName' | 'lastName' | 'identity' | 'email' | 'targetLevel'>;

/** A judged row with the columns of its file in their order. */
export type RowOfFile = { readonly row: StoredRow; readonly columns: readonly ColumnHeader[] };

/** What has become of an import, and of a row of it. */
export type RowEnding = { readonly status: ImportRow['status']; readonly userId: string | undefined };

/** Tells a row of an import; a CPR number is masked in whichever cell it stands. */
export function importRowView(
  { row, columns }: RowOfFile,
  ending: RowEnding,
  levels: { swapped: boolean },
): ImportRowView {
  const isErased = row.erased === true;
  return {
    row: row.row,
    erased: isErased,
    ...(row.draft === null ? shownCells(cellsByHeader(row, columns), levels) : shownDraft(row.draft)),
    outcome: outcomeOf(row, ending),
    userId: ending.userId ?? null,
    // Of an erased row only that it cannot be applied is worth saying.
    faults: (isErased ? row.faults.slice(0, 1).map(() => personErased) : row.faults).map((remark) =>
      remarkView(row.row, remark),
    ),
    warnings: isErased ? [] : row.warnings.map((remark) => remarkView(row.row, remark)),
  };
}

// Rows with faults are left out, which is said once the import is applied.
function outcomeOf(row: StoredRow, { status, userId }: RowEnding): ImportRowView['outcome'] {
  if (userId !== undefined) return 'created';
  if (row.notApplied === true) return 'not-applied';
  return status === 'applied' && row.faults.length > 0 ? 'skipped' : null;
}

function cellsByHeader(row: StoredRow, columns: RowOfFile['columns']): (field: ColumnField) => string {
  return (field) => row.cells[columns.indexOf(headerOf[field])] ?? '';
}

function shownDraft(draft: StoredDraft): Shown {
  return {
    action: 'C',
    firstName: draft.firstName,
    lastName: draft.lastName,
    identity: draft.cpr === null ? draft.dateOfBirth : maskedCpr(draft.cpr),
    email: maskNumbers(draft.email),
    targetLevel: draft.targetLevel,
  };
}

function shownCells(cell: (field: ColumnField) => string, levels: { swapped: boolean }): Shown {
  const shown = (field: ColumnField) => maskNumbers(tidyBlanks(cell(field)));
  const cpr = tidyBlanks(cell('cpr'));
  const level = parseTargetLevel(cell('targetLevel'), levels);
  return {
    action: shown('action'),
    firstName: shown('firstName'),
    lastName: shown('lastName'),
    identity: cpr === '' ? shown('dateOfBirth') : maskedCpr(cpr),
    email: shown('email'),
    targetLevel: level.ok ? level.value : null,
  };
}

function maskedCpr(cell: string): string {
  const cpr = parseCpr(cell, { testNumbers: true });
  return cpr.ok ? cpr.value.toString() : maskNumbers(cell);
}

function remarkView(row: number, { column, code, params }: Remark) {
  return { row, column, code, ...(params && { params: { ...params } }) };
}

import type * as z from 'zod/mini';
import type { importRow } from '@tillid/contract/imports';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { maskNumbers } from '@tillid/domain/identifiers/mask';
import { tidyBlanks } from '@tillid/domain/text/tidy-blanks';
import { parseTargetLevel } from '@tillid/domain/users/identity-assurance';
import type { ImportRowRow } from './import-row-store.ts';
import type { Remark, StoredDraft, StoredRow } from './stored-row.ts';

/** A row as it is told. */
export type ImportRowView = z.output<typeof importRow>;

type Shown = Pick<ImportRowView, 'action' | 'firstName' | 'lastName' | 'identity' | 'email' | 'targetLevel'>;

/** Tells a row of an import; a CPR number is masked in whichever cell it stands. */
export function importRowView(
  row: Omit<ImportRowRow, 'sealed'>,
  stored: StoredRow,
  levels: { swapped: boolean },
): ImportRowView {
  return {
    row: row.row,
    ...(stored.draft === null ? shownCells(stored.seen ?? {}, levels) : shownDraft(stored.draft)),
    outcome: row.outcome,
    userId: row.user_id,
    faults: stored.faults.map((remark) => remarkView(row.row, remark)),
    warnings: stored.warnings.map((remark) => remarkView(row.row, remark)),
  };
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

function shownCells(seen: NonNullable<StoredRow['seen']>, levels: { swapped: boolean }): Shown {
  const shown = (cell: string | undefined) => maskNumbers(tidyBlanks(cell ?? ''));
  const cpr = tidyBlanks(seen.cpr ?? '');
  const level = parseTargetLevel(seen.targetLevel ?? '', levels);
  return {
    action: shown(seen.action),
    firstName: shown(seen.firstName),
    lastName: shown(seen.lastName),
    identity: cpr === '' ? shown(seen.dateOfBirth) : maskedCpr(cpr),
    email: shown(seen.email),
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

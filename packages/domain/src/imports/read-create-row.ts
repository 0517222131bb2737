import { parseTargetLevel, type TargetLevel } from '../users/identity-assurance.ts';
import { checkUserDraft } from '../users/user-draft.ts';
import type { CreateRow } from './checked-row.ts';
import type { ColumnField } from './columns.ts';
import type { RowRules } from './import-context.ts';
import {
  fileFaultFor,
  readEan,
  readPrivateAuthenticator,
  readProductionUnit,
  readSeNumber,
} from './read-organisation-cells.ts';
import { clearMark, type RowCells } from './row-cells.ts';
import type { RowRemarks } from './row-remarks.ts';

/** What a creating row gives besides its remarks. */
export type CreateReading = Omit<CreateRow, 'row' | 'cells' | 'faults' | 'warnings'>;

const optionalFields = ['phone', 'referenceText', 'ean', 'productionUnit', 'seNumber', 'authenticator'] as const;

/** Judges a row that creates a user, by the creation form's rules and those that only a file has. */
export function readCreateRow(given: RowCells, rules: RowRules, remarks: RowRemarks): CreateReading {
  const cells = withoutClearMarks(given, remarks);
  if (cells.uuid !== '') remarks.fault('uuid', 'uuid-on-create');
  const input = {
    firstName: cells.firstName,
    lastName: cells.lastName,
    cpr: cells.cpr,
    dateOfBirth: cells.dateOfBirth,
    email: cells.email,
    phone: cells.phone,
    anonymous: readAnonymous(cells.anonymous, remarks),
    referenceText: cells.referenceText,
    targetLevel: readTargetLevel(cells.targetLevel, rules, remarks),
  };
  const check = checkUserDraft(input, rules);
  for (const { field, code, params } of check.faults)
    remarks.fault(field, fileFaultFor(field, cells[field], code), params);
  for (const { field, code, params } of check.warnings) remarks.warn(field, code, params);
  const ean = readEan(cells, rules, remarks);
  const productionUnit = readProductionUnit(cells, rules, remarks);
  const seNumber = readSeNumber(cells, rules, remarks);
  const privateAuthenticator = readPrivateAuthenticator(cells, rules, remarks);
  const draft = remarks.faults.length === 0 ? check.draft : undefined;
  return { action: 'C', draft, ean, productionUnit, seNumber, privateAuthenticator };
}

// A new user has nothing to clear; whoever wrote the hyphen may have meant "none" or have the wrong action letter.
function withoutClearMarks(cells: RowCells, remarks: RowRemarks): RowCells {
  const marked = optionalFields.filter((field) => cells[field] === clearMark);
  if (marked.length === 0) return cells;
  for (const field of marked) remarks.fault(field, 'clear-on-create');
  const emptied = Object.fromEntries(marked.map((field): [ColumnField, string] => [field, '']));
  return { ...cells, ...emptied };
}

function readAnonymous(cell: string, remarks: RowRemarks): boolean {
  if (cell === '' || cell === 'N' || cell === 'n') return false;
  if (cell === 'J' || cell === 'j') return true;
  remarks.fault('anonymous', 'anonymous-unknown');
  return false;
}

function readTargetLevel(cell: string, rules: RowRules, remarks: RowRemarks): TargetLevel | undefined {
  if (cell === '') {
    remarks.fault('targetLevel', 'level-missing');
    return undefined;
  }
  const level = parseTargetLevel(cell, { swapped: rules.levelDigitsSwapped });
  if (level.ok) return level.value;
  remarks.fault('targetLevel', level.fault);
  return undefined;
}

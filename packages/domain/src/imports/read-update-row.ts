import { parseDateOfBirth } from '../users/date-of-birth.ts';
import { hasDanishLetters, parseEmail } from '../users/email-address.ts';
import { atLeast, parseTargetLevel } from '../users/identity-assurance.ts';
import { parseName } from '../users/person-name.ts';
import { parsePhone } from '../users/phone-number.ts';
import { parseReference, referenceMaxLength } from '../users/reference-text.ts';
import type { Result } from '../result.ts';
import type { RowChanges, RowTarget, UpdateRow } from './checked-row.ts';
import type { RowRules } from './import-context.ts';
import {
  accepted,
  readEan,
  readPrivateAuthenticator,
  readProductionUnit,
  readSeNumber,
} from './read-organisation-cells.ts';
import { readTarget } from './read-target.ts';
import { clearMark, type RowCells } from './row-cells.ts';
import type { RowFaultCode } from './row-fault.ts';
import type { RowRemarks } from './row-remarks.ts';

/** What an updating row gives besides its remarks. */
export type UpdateReading = Pick<UpdateRow, 'action' | 'target' | 'changes'>;

/** Judges a row that updates a user: an empty cell leaves a value alone, a hyphen clears an optional one. */
export function readUpdateRow(cells: RowCells, rules: RowRules, remarks: RowRemarks): UpdateReading {
  const target = readTarget(cells, rules, remarks);
  const changes: RowChanges = {
    ...readPerson(cells, rules, remarks, target),
    ...readContact(cells, rules, remarks),
    ...readOrganisation(cells, rules, remarks),
  };
  if (cells.anonymous !== '') readUnchangeableAnonymous(cells.anonymous, remarks);
  if (Object.keys(changes).length === 0 && remarks.faults.length === 0) remarks.warn(null, 'nothing-to-change');
  return { action: 'U', target, changes };
}

function readPerson(cells: RowCells, rules: RowRules, remarks: RowRemarks, target: RowTarget): RowChanges {
  const changes: RowChanges = {};
  const firstName = given('firstName', cells, parseName, remarks);
  const lastName = given('lastName', cells, parseName, remarks);
  const dateOfBirth = given('dateOfBirth', cells, (cell) => parseDateOfBirth(cell, rules.today), remarks);
  if (firstName !== undefined) changes.firstName = firstName;
  if (lastName !== undefined) changes.lastName = lastName;
  if (dateOfBirth === undefined) return changes;
  if (target.cpr !== undefined && target.cpr.birthDate() !== dateOfBirth) {
    remarks.fault('dateOfBirth', 'birth-dates-differ');
  }
  return { ...changes, dateOfBirth };
}

function readContact(cells: RowCells, rules: RowRules, remarks: RowRemarks): RowChanges {
  const changes: RowChanges = {};
  const email = given('email', cells, parseEmail, remarks);
  if (email !== undefined) changes.email = email;
  if (email !== undefined && hasDanishLetters(email)) remarks.warn('email', 'email-danish-letters');
  if (cells.phone === clearMark) changes.phone = null;
  else {
    const phone = given('phone', cells, parsePhone, remarks);
    if (phone !== undefined) changes.phone = phone;
  }
  if (cells.referenceText === clearMark) changes.referenceText = null;
  else if (cells.referenceText !== '') changes.referenceText = readReference(cells.referenceText, rules, remarks);
  return changes;
}

function readReference(cell: string, rules: RowRules, remarks: RowRemarks): string {
  if (!rules.settings.referenceTextAllowed) remarks.fault('referenceText', 'reference-not-allowed');
  const reference = parseReference(cell);
  if (reference.ok) return reference.value;
  const params = reference.fault === 'reference-too-long' ? { most: referenceMaxLength } : undefined;
  remarks.fault('referenceText', reference.fault, params);
  return cell;
}

const organisationFields = [
  ['ean', readEan],
  ['productionUnit', readProductionUnit],
  ['seNumber', readSeNumber],
] as const;

function readOrganisation(cells: RowCells, rules: RowRules, remarks: RowRemarks): RowChanges {
  const changes: RowChanges = {};
  const level = given(
    'targetLevel',
    cells,
    (cell) => parseTargetLevel(cell, { swapped: rules.levelDigitsSwapped }),
    remarks,
  );
  if (level !== undefined) changes.targetLevel = level;
  const organisationLevel = rules.settings.identityAssurance;
  if (level !== undefined && !atLeast(organisationLevel, level)) {
    remarks.fault('targetLevel', 'level-above-organisation', { level, organisationLevel });
  }
  for (const [field, read] of organisationFields) {
    const value = cells[field] === clearMark ? null : read(cells, rules, remarks);
    if (value !== undefined) changes[field] = value;
  }
  if (cells.authenticator === clearMark) changes.privateAuthenticator = false;
  else if (readPrivateAuthenticator(cells, rules, remarks)) changes.privateAuthenticator = true;
  return changes;
}

// Anonymity is chosen at creation; an existing user asks for it and is created anew.
function readUnchangeableAnonymous(cell: string, remarks: RowRemarks): void {
  if (cell === 'J' || cell === 'j') remarks.fault('anonymous', 'anonymous-on-update');
  else if (cell !== 'N' && cell !== 'n') remarks.fault('anonymous', 'anonymous-unknown');
}

type ReadField = 'firstName' | 'lastName' | 'dateOfBirth' | 'email' | 'phone' | 'targetLevel';

function given<T>(
  field: ReadField,
  cells: RowCells,
  parse: (cell: string) => Result<T, RowFaultCode>,
  remarks: RowRemarks,
): T | undefined {
  const cell = cells[field];
  if (cell === '') return undefined;
  if (cell !== clearMark) return accepted(field, cell, parse(cell), remarks);
  remarks.fault(field, 'clear-not-possible');
  return undefined;
}

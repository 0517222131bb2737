import type { CheckedRow } from '@tillid/domain/imports/checked-row';
import { headerOf } from '@tillid/domain/imports/columns';
import type { TargetLevel } from '@tillid/domain/users/identity-assurance';
import type { UserDraft } from '@tillid/domain/users/user-draft';

/** A fault or warning as it lies in a row; the row's number stands beside it. */
export type Remark = {
  readonly column: string | null;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What a row without faults creates; the CPR number with its digits, since it is only ever stored sealed. */
export type StoredDraft = Omit<UserDraft, 'cpr' | 'phone' | 'referenceText'> & {
  readonly cpr: string | null;
  readonly phone: string | null;
  readonly referenceText: string | null;
  readonly ean: string | null;
  readonly productionUnit: string | null;
  readonly seNumber: string | null;
  readonly privateAuthenticator: boolean;
};

/** A judged row as it lies, with others, sealed in the database. */
export type StoredRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly draft: StoredDraft | null;
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** It was good when judged and could not be applied. */
  readonly notApplied?: boolean;
  /** The person is erased: what the row said is gone, that there was one stays. */
  readonly erased?: boolean;
};

/** The fault of a row whose person is a user already; the id lets the page offer that user (decision 19). */
export function alreadyExists(userId: string | undefined): Remark {
  return { column: headerOf.cpr, code: 'already-exists', ...(userId !== undefined && { params: { userId } }) };
}

/** The fault of a row that was good and whose person is erased before it was applied. */
export const personErased: Remark = { column: null, code: 'person-erased' };

/** What stays of a row whose person is erased: its number and what was wrong or odd, without a value. */
export function erasedRow(row: StoredRow, faults: readonly Remark[]): StoredRow {
  const bare = ({ column, code }: Remark): Remark => ({ column, code });
  return {
    row: row.row,
    cells: [],
    draft: null,
    faults: faults.map(bare),
    warnings: row.warnings.map(bare),
    notApplied: row.notApplied === true,
    erased: true,
  };
}

/** The warning of a row whose person seems to be a user who has no CPR number, or has none itself. */
export function samePersonExists(userId: string): Remark {
  return { column: null, code: 'same-person-exists', params: { userId } };
}

/** The form in which a judged row is stored. */
export function storedRow(row: CheckedRow): StoredRow {
  return {
    row: row.row,
    cells: row.cells.reveal(),
    draft: row.action === 'C' && row.draft !== undefined ? storedDraft(row, row.draft) : null,
    faults: row.faults.map(remarkOf),
    warnings: row.warnings.map(remarkOf),
  };
}

/** A row as a line of text; in an array, since the names of the fields would take twice the time and the room. */
export function rowLine(row: StoredRow): string {
  const { draft } = row;
  const fields =
    draft === null
      ? null
      : [
          draft.firstName,
          draft.lastName,
          draft.cpr,
          draft.dateOfBirth,
          draft.email,
          draft.phone,
          draft.anonymous,
          draft.referenceText,
          draft.targetLevel,
          draft.ean,
          draft.productionUnit,
          draft.seNumber,
          draft.privateAuthenticator,
        ];
  const marks = (row.notApplied === true ? 1 : 0) + (row.erased === true ? 2 : 0);
  return JSON.stringify([row.row, row.cells, fields, row.faults, row.warnings, marks]);
}

type DraftFields = [
  string,
  string,
  string | null,
  string,
  string,
  string | null,
  boolean,
  string | null,
  TargetLevel,
  string | null,
  string | null,
  string | null,
  boolean,
];
// The last is a sum: 1 not applied, 2 erased.
type RowFields = [number, string[], DraftFields | null, Remark[], Remark[], number];

/** The row of a line that `rowLine` wrote. */
export function rowOfLine(line: string): StoredRow {
  const [row, cells, fields, faults, warnings, marks] = JSON.parse(line) as RowFields;
  return {
    row,
    cells,
    draft: fields === null ? null : draftOf(fields),
    faults,
    warnings,
    notApplied: marks % 2 === 1,
    erased: marks >= 2,
  };
}

function draftOf(fields: DraftFields): StoredDraft {
  const [firstName, lastName, cpr, dateOfBirth, email, phone, anonymous, referenceText, targetLevel] = fields;
  const [, , , , , , , , , ean, productionUnit, seNumber, privateAuthenticator] = fields;
  const person = { firstName, lastName, cpr, dateOfBirth, email, phone, anonymous, referenceText, targetLevel };
  return { ...person, ean, productionUnit, seNumber, privateAuthenticator };
}

function storedDraft(row: CheckedRow & { action: 'C' }, draft: UserDraft): StoredDraft {
  return {
    ...draft,
    cpr: draft.cpr?.reveal() ?? null,
    phone: draft.phone ?? null,
    referenceText: draft.referenceText ?? null,
    ean: row.ean ?? null,
    productionUnit: row.productionUnit ?? null,
    seNumber: row.seNumber ?? null,
    privateAuthenticator: row.privateAuthenticator,
  };
}

function remarkOf(fault: Remark): Remark {
  return { column: fault.column, code: fault.code, ...(fault.params && { params: fault.params }) };
}

import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { CheckedRow } from '@tillid/domain/imports/checked-row';
import type { ColumnField, ColumnHeader } from '@tillid/domain/imports/columns';
import { columns } from '@tillid/domain/imports/columns';
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

/** A judged row as it lies sealed in the database. */
export type StoredRow = {
  readonly cells: readonly string[];
  /** The text of the cells that lists show, where there is no draft to take them from. */
  readonly seen: Readonly<Partial<Record<ColumnField, string>>> | null;
  readonly draft: StoredDraft | null;
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
};

/** Fields whose cells are shown of a row with faults. */
const seenFields: readonly ColumnField[] = [
  'action',
  'firstName',
  'lastName',
  'cpr',
  'dateOfBirth',
  'email',
  'targetLevel',
];

/** Where each shown field stands in the rows of a file whose columns come in this order. */
export function seenPositions(order: readonly ColumnHeader[]): ReadonlyMap<ColumnField, number> {
  const shown = columns.filter((column) => seenFields.includes(column.field));
  return new Map(shown.map((column) => [column.field, order.indexOf(column.header)]));
}

/** The form in which a judged row is stored. */
export function storedRow(row: CheckedRow, positions: ReadonlyMap<ColumnField, number>): StoredRow {
  const cells = row.cells.reveal();
  const draft = row.action === 'C' && row.draft !== undefined ? storedDraft(row, row.draft) : null;
  const seen =
    draft === null ? Object.fromEntries([...positions].map(([field, index]) => [field, cells[index] ?? ''])) : null;
  return { cells, seen, draft, faults: row.faults.map(remarkOf), warnings: row.warnings.map(remarkOf) };
}

/** Seals a row for its place in its import. */
export function sealRow(keys: OrganisationKeys, importId: string, row: number, stored: StoredRow): Buffer {
  return keys.seal(JSON.stringify(stored), rowContext(importId, row));
}

/** Opens a sealed row. */
export function unsealRow(keys: OrganisationKeys, importId: string, row: number, sealed: Buffer): StoredRow {
  return JSON.parse(keys.unseal(sealed, rowContext(importId, row)).toString()) as StoredRow;
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

function rowContext(importId: string, row: number): string {
  return `import-row|${importId}|${row}`;
}

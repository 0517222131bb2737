import { maskNumbers } from '../identifiers/mask.ts';
import type { Cpr } from '../identifiers/cpr.ts';
import type { TargetLevel } from '../users/identity-assurance.ts';
import type { UserDraft } from '../users/user-draft.ts';
import type { RowFault, RowFaultCode, RowWarningCode } from './row-fault.ts';

/** A row's cells as they stand in the file; they hold personal data, so they print and serialise masked. */
export class OriginalCells {
  readonly #cells: readonly string[];

  constructor(cells: readonly string[]) {
    this.#cells = cells;
  }

  /** The cells themselves, CPR number included: only for giving the same organisation back what it uploaded. */
  reveal(): readonly string[] {
    return this.#cells;
  }

  /** The cells with the last digits of long numbers hidden, for screens. */
  masked(): readonly string[] {
    return this.#cells.map(maskNumbers);
  }

  /** The masked cells, so that JSON of a row holds no number. */
  toJSON(): readonly string[] {
    return this.masked();
  }
}

/** What every checked row tells, whatever its action. */
export type CheckedRowBase = {
  readonly row: number;
  readonly cells: OriginalCells;
  readonly faults: readonly RowFault<RowFaultCode>[];
  readonly warnings: readonly RowFault<RowWarningCode>[];
};

/** A row that creates a user; the draft is missing when a cell is wrong, and a row that repeats another still has it. */
export type CreateRow = CheckedRowBase & {
  readonly action: 'C';
  readonly draft: UserDraft | undefined;
  readonly ean: string | undefined;
  readonly productionUnit: string | undefined;
  readonly seNumber: string | undefined;
  readonly privateAuthenticator: boolean;
};

/** The user that a row is about: by UUID, by CPR number, or by both when they must agree. */
export type RowTarget = { readonly uuid: string | undefined; readonly cpr: Cpr | undefined };

/** What a row changes: an absent key leaves the value alone, null clears it. */
export type RowChanges = {
  firstName?: string;
  lastName?: string;
  dateOfBirth?: string;
  email?: string;
  phone?: string | null;
  referenceText?: string | null;
  targetLevel?: TargetLevel;
  ean?: string | null;
  productionUnit?: string | null;
  seNumber?: string | null;
  privateAuthenticator?: boolean;
};

/** A row that updates a user; to be applied only when it has no fault. */
export type UpdateRow = CheckedRowBase & {
  readonly action: 'U';
  readonly target: RowTarget;
  readonly changes: Readonly<RowChanges>;
};

/** A row that deletes a user; to be applied only when it has no fault. */
export type DeleteRow = CheckedRowBase & { readonly action: 'D'; readonly target: RowTarget };

/** A row that was not judged further: its action is missing, unknown or not available, or it is one of the template's examples. */
export type UnjudgedRow = CheckedRowBase & { readonly action: null };

/** One filled row of a file, judged. */
export type CheckedRow = CreateRow | UpdateRow | DeleteRow | UnjudgedRow;

/** Whether a row is free of faults and creates a user. */
export function isReadyToCreate(row: CheckedRow): row is CreateRow & { readonly draft: UserDraft } {
  return row.action === 'C' && row.faults.length === 0 && row.draft !== undefined;
}

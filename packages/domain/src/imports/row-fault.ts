import type { ColumnHeader } from './columns.ts';

/** What makes a file as a whole unusable; no row of it may be applied. */
export const fileFaultCodes = [
  'file-empty',
  'file-too-large',
  'spreadsheet',
  'not-text',
  'header-row-missing',
  'header-missing',
  'header-unknown',
  'header-double',
  'header-blank',
  'no-rows',
  'quote-unclosed',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
] as const;

/** What makes one row unusable. */
export const rowFaultCodes = [
  'action-missing',
  'action-not-capital',
  'action-unknown',
  'action-not-available',
  'template-example-row',
  'too-many-cells',
  'scientific-notation',
  'uuid-on-create',
  'uuid-format',
  'key-missing',
  'name-missing',
  'name-too-long',
  'name-characters',
  'cpr-or-date-missing',
  'cpr-format',
  'cpr-lost-zero',
  'cpr-scientific',
  'cpr-date',
  'cpr-century',
  'cpr-test-number',
  'date-format',
  'date-lost-zero',
  'date-future',
  'date-too-old',
  'birth-dates-differ',
  'email-missing',
  'email-format',
  'email-too-long',
  'phone-format',
  'anonymous-unknown',
  'anonymous-on-update',
  'anonymity-not-allowed',
  'reference-not-allowed',
  'reference-too-long',
  'reference-characters',
  'level-missing',
  'level-unknown',
  'level-above-organisation',
  'ean-format',
  'ean-check-digit',
  'ean-not-registered',
  'production-unit-number-format',
  'production-unit-not-allowed',
  'production-unit-not-registered',
  'se-number-format',
  'se-number-not-allowed',
  'se-number-not-registered',
  'authenticator-unknown',
  'private-authenticator-not-allowed',
  'clear-on-create',
  'clear-not-possible',
  'duplicate-cpr',
  'duplicate-uuid',
] as const;

/** What an administrator is told about a row that can be applied all the same. */
export const rowWarningCodes = [
  'action-menu-mismatch',
  'non-breaking-blank',
  'email-danish-letters',
  'email-shared',
  'cpr-no-control-digit',
  'se-number-no-control-digit',
  'same-name-and-birth-date',
  'nothing-to-change',
  'cells-ignored',
] as const;

/** A code of the closed list for files. */
export type FileFaultCode = (typeof fileFaultCodes)[number];

/** A code of the closed list for rows. */
export type RowFaultCode = (typeof rowFaultCodes)[number];

/** A code of the closed list of warnings. */
export type RowWarningCode = (typeof rowWarningCodes)[number];

/** What fills the sentence that a code stands for; never a cell's whole text, so never a CPR number. */
export type RowFaultParams = Readonly<Record<string, string | number>>;

/**
 * One remark: the row as Excel numbers it (0 when it is about the file as a whole), the canonical Danish header of the column
 * or null when it is about the whole row, and the code.
 */
export type RowFault<Code extends string = FileFaultCode | RowFaultCode | RowWarningCode> = {
  readonly row: number;
  readonly column: ColumnHeader | null;
  readonly code: Code;
  readonly params?: RowFaultParams;
};

/** A fault of the file as a whole. */
export type FileFault = RowFault<FileFaultCode>;

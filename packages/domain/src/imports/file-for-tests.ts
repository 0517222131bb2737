import { columns, type ColumnField } from './columns.ts';
import { fileAloneContext, type ImportContext } from './import-context.ts';

/** Cells of one row by field; those not named are empty. */
export type GivenRow = Readonly<Partial<Record<ColumnField, string>>>;

/** An organisation that allows everything, where the tests' replacement numbers are accepted. */
export const openContext: ImportContext = {
  ...fileAloneContext({ testNumbers: true, today: '2026-11-21', levelDigitsSwapped: false }),
  menuItem: 'create',
};

/** A row that creates a user and has nothing wrong with it. */
export const goodRow: GivenRow = {
  action: 'C',
  firstName: 'Åse',
  lastName: 'Ærø',
  cpr: '7105850124',
  email: 'aase@example.test',
  phone: '12345678',
  anonymous: 'N',
  targetLevel: '4',
};

/** The cells of a row in the template's order. */
export function cellsOf(row: GivenRow): string[] {
  return columns.map(({ field }) => row[field] ?? '');
}

/** A file of lines of cells, UTF-8, semicolons, every cell in quotes. */
export function fileOfLines(lines: readonly (readonly string[])[]): Uint8Array {
  const text = lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
  return new TextEncoder().encode(text);
}

/** A file of rows below the template's header. */
export function fileOf(rows: readonly GivenRow[]): Uint8Array {
  return fileOfLines([columns.map(({ header }) => header), ...rows.map(cellsOf)]);
}

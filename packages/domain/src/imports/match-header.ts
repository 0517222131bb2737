import { maskNumbers } from '../identifiers/mask.ts';
import { fail, ok, type Result } from '../result.ts';
import { columns, headerKey, type Column, type ColumnField, type ColumnHeader } from './columns.ts';
import { nearestColumn } from './nearest-column.ts';
import type { FileFaultCode, RowFaultParams } from './row-fault.ts';

/** Where each field stands in the file's rows, counted from 0. */
export type ColumnMap = Readonly<Record<ColumnField, number>>;

/** Why a header row cannot be read without a person's help; `params` name the header and what it probably means. */
export type HeaderFault = {
  readonly column: ColumnHeader | null;
  readonly code: Extract<FileFaultCode, `header-${string}`>;
  readonly params?: RowFaultParams;
};

const QUOTED_HEADER_LENGTH = 60;

const columnByKey: ReadonlyMap<string, Column> = new Map(
  columns.flatMap((column) =>
    [headerKey(column.header), headerKey(column.english), ...column.spellings].map((key) => [key, column] as const),
  ),
);

/** Finds the fifteen columns in any order and any known spelling; blank headers at the end do not count. */
export function matchHeader(cells: readonly string[]): Result<ColumnMap, readonly HeaderFault[]> {
  const found = findColumns(withoutBlankEnd(cells));
  if (found.positions.size === 0) return fail([{ column: null, code: 'header-row-missing' }]);
  const missing = columns.filter((column) => !found.positions.has(column.field));
  const faults = [...found.faults, ...unknownAndMissing(found.unknown, missing)];
  if (faults.length > 0) return fail(faults);
  return ok(Object.fromEntries(found.positions) as ColumnMap);
}

type Found = {
  readonly positions: Map<ColumnField, number>;
  readonly unknown: { readonly header: string; readonly position: number }[];
  readonly faults: HeaderFault[];
};

function findColumns(cells: readonly string[]): Found {
  const found: Found = { positions: new Map(), unknown: [], faults: [] };
  for (const [index, header] of cells.entries()) {
    const key = headerKey(header);
    const column = columnByKey.get(key);
    const first = column && found.positions.get(column.field);
    if (key === '') found.faults.push({ column: null, code: 'header-blank', params: { position: index + 1 } });
    else if (column === undefined) found.unknown.push({ header: quoted(header), position: index + 1 });
    else if (first === undefined) found.positions.set(column.field, index);
    else {
      const params = { header: quoted(header), position: index + 1, firstPosition: first + 1 };
      found.faults.push({ column: column.header, code: 'header-double', params });
    }
  }
  return found;
}

function unknownAndMissing(unknown: Found['unknown'], missing: readonly Column[]): HeaderFault[] {
  const foundFor = new Map<ColumnField, string>();
  const unknownFaults = unknown.map(({ header, position }): HeaderFault => {
    const nearest = nearestColumn(header, missing);
    if (nearest === undefined) return { column: null, code: 'header-unknown', params: { header, position } };
    foundFor.set(nearest.field, header);
    return { column: null, code: 'header-unknown', params: { header, position, suggestion: nearest.header } };
  });
  const missingFaults = missing.map((column): HeaderFault => {
    const similar = foundFor.get(column.field);
    const params = { header: column.header, ...(similar !== undefined && { similar }) };
    return { column: column.header, code: 'header-missing', params };
  });
  return [...unknownFaults, ...missingFaults];
}

// Excel saves as many columns as were ever touched, so empty ones at the end mean nothing.
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => headerKey(cell) !== '') + 1);
}

// A file without a header row has a person's data here.
function quoted(header: string): string {
  return maskNumbers(header.trim()).slice(0, QUOTED_HEADER_LENGTH);
}

import { parseCpr } from '../identifiers/cpr.ts';
import { parseUuid } from '../identifiers/uuid.ts';
import type { RowTarget } from './checked-row.ts';
import type { RowRules } from './import-context.ts';
import { accepted } from './read-organisation-cells.ts';
import type { RowCells } from './row-cells.ts';
import type { RowRemarks } from './row-remarks.ts';

/** Reads whom an updating or deleting row is about: UUID or CPR number, one of which must be there. */
export function readTarget(cells: RowCells, rules: RowRules, remarks: RowRemarks): RowTarget {
  if (cells.uuid === '' && cells.cpr === '') remarks.fault('uuid', 'key-missing');
  const uuid = cells.uuid === '' ? undefined : accepted('uuid', cells.uuid, parseUuid(cells.uuid), remarks);
  const cpr = cells.cpr === '' ? undefined : accepted('cpr', cells.cpr, parseCpr(cells.cpr, rules), remarks);
  return { uuid, cpr };
}

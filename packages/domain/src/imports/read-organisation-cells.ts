import { isUnitNumberDoubtful, parseUnitNumber, type UnitKind } from '../organisations/unit.ts';
import type { Result } from '../result.ts';
import { unitNotRegistered, unitsNotAllowed } from '../users/user-units.ts';
import type { ColumnField } from './columns.ts';
import type { RowRules } from './import-context.ts';
import { isScientific, type RowCells } from './row-cells.ts';
import type { RowFaultCode } from './row-fault.ts';
import type { RowRemarks } from './row-remarks.ts';

/** Reads an EAN cell: one of the organisation's invoicing methods. */
export function readEan(cells: RowCells, rules: RowRules, remarks: RowRemarks): string | undefined {
  return readUnit({ kind: 'invoicing-method', field: 'ean', registered: rules.eans }, cells, rules, remarks);
}

/** Reads a P number cell: one of the organisation's production units, where users may be linked to them. */
export function readProductionUnit(cells: RowCells, rules: RowRules, remarks: RowRemarks): string | undefined {
  const unit = { kind: 'production-unit', field: 'productionUnit', registered: rules.productionUnits } as const;
  return readUnit(unit, cells, rules, remarks);
}

/** Reads an SE number cell: one of the organisation's administrative units, where users may be linked to them. */
export function readSeNumber(cells: RowCells, rules: RowRules, remarks: RowRemarks): string | undefined {
  return readUnit({ kind: 'se-number', field: 'seNumber', registered: rules.seNumbers }, cells, rules, remarks);
}

type UnitColumn = {
  readonly kind: UnitKind;
  readonly field: 'productionUnit' | 'seNumber' | 'ean';
  readonly registered: ReadonlySet<string> | undefined;
};

function readUnit(
  { kind, field, registered }: UnitColumn,
  cells: RowCells,
  rules: RowRules,
  remarks: RowRemarks,
): string | undefined {
  const cell = cells[field];
  if (cell === '') return undefined;
  const refusal = unitsNotAllowed(kind, rules.settings);
  if (refusal !== undefined) remarks.fault(field, refusal);
  if (registered?.has(cell)) return cell;
  const number = accepted(field, cell, parseUnitNumber(kind, cell), remarks);
  if (number === undefined) return undefined;
  if (registered === undefined) {
    // A registered number is right whatever its last digit.
    if (isUnitNumberDoubtful(kind, number)) remarks.warn(field, 'se-number-no-control-digit');
  } else if (!registered.has(number)) {
    remarks.fault(field, unitNotRegistered[kind]);
  }
  return number;
}

/** Reads a login means cell: `PrivatID` for the person's own eID, where the organisation allows it, or nothing. */
export function readPrivateAuthenticator(cells: RowCells, rules: RowRules, remarks: RowRemarks): boolean {
  if (cells.authenticator === '') return false;
  if (cells.authenticator.toLowerCase() !== 'privatid') {
    remarks.fault('authenticator', 'authenticator-unknown');
    return false;
  }
  if (!rules.settings.privateAuthenticatorAllowed) remarks.fault('authenticator', 'private-authenticator-not-allowed');
  return true;
}

/** The value of a read cell, or its fault noted; digits lost to scientific notation get that fault instead of the format's. */
export function accepted<T, Code extends RowFaultCode>(
  field: ColumnField,
  cell: string,
  result: Result<T, Code>,
  remarks: RowRemarks,
): T | undefined {
  if (result.ok) return result.value;
  remarks.fault(field, fileFaultFor(field, cell, result.fault));
  return undefined;
}

/** The fault as a spreadsheet caused it: a number that was reformatted is told as such. */
export function fileFaultFor(field: ColumnField, cell: string, code: RowFaultCode): RowFaultCode {
  if (!code.endsWith('-format') || field === 'cpr' || field === 'email') return code;
  if (isScientific(cell)) return 'scientific-notation';
  return code === 'date-format' && /^\d{7}$/u.test(cell) ? 'date-lost-zero' : code;
}

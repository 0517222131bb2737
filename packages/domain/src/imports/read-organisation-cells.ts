import { parseEan } from '../identifiers/ean.ts';
import { parseProductionUnitNumber } from '../identifiers/production-unit-number.ts';
import { hasSeControlDigit, parseSeNumber } from '../identifiers/se-number.ts';
import type { Result } from '../result.ts';
import type { ColumnField } from './columns.ts';
import type { RowRules } from './import-context.ts';
import { isScientific, type RowCells } from './row-cells.ts';
import type { RowFaultCode } from './row-fault.ts';
import type { RowRemarks } from './row-remarks.ts';

/** Reads an EAN cell: one of the organisation's invoicing methods. */
export function readEan(cells: RowCells, rules: RowRules, remarks: RowRemarks): string | undefined {
  if (cells.ean === '') return undefined;
  if (rules.eans?.has(cells.ean)) return cells.ean;
  const ean = accepted('ean', cells.ean, parseEan(cells.ean), remarks);
  if (ean !== undefined && isUnregistered(ean, rules.eans)) remarks.fault('ean', 'ean-not-registered');
  return ean;
}

/** Reads a P number cell: one of the organisation's production units, where users may be linked to them. */
export function readProductionUnit(cells: RowCells, rules: RowRules, remarks: RowRemarks): string | undefined {
  const cell = cells.productionUnit;
  if (cell === '') return undefined;
  if (!rules.settings.productionUnitsAllowed) remarks.fault('productionUnit', 'production-unit-not-allowed');
  if (rules.productionUnits?.has(cell)) return cell;
  const number = accepted('productionUnit', cell, parseProductionUnitNumber(cell), remarks);
  if (number !== undefined && isUnregistered(number, rules.productionUnits)) {
    remarks.fault('productionUnit', 'production-unit-not-registered');
  }
  return number;
}

/** Reads an SE number cell: one of the organisation's administrative units, where users may be linked to them. */
export function readSeNumber(cells: RowCells, rules: RowRules, remarks: RowRemarks): string | undefined {
  if (cells.seNumber === '') return undefined;
  if (!rules.settings.seNumbersAllowed) remarks.fault('seNumber', 'se-number-not-allowed');
  if (rules.seNumbers?.has(cells.seNumber)) return cells.seNumber;
  const number = accepted('seNumber', cells.seNumber, parseSeNumber(cells.seNumber), remarks);
  if (number === undefined) return undefined;
  if (isUnregistered(number, rules.seNumbers)) remarks.fault('seNumber', 'se-number-not-registered');
  // A registered number is right whatever its last digit.
  if (rules.seNumbers === undefined && !hasSeControlDigit(number))
    remarks.warn('seNumber', 'se-number-no-control-digit');
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

function isUnregistered(number: string, registered: ReadonlySet<string> | undefined): boolean {
  return registered !== undefined && !registered.has(number);
}

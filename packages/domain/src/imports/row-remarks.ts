import { headerOf, type ColumnField } from './columns.ts';
import type { RowFault, RowFaultCode, RowFaultParams, RowWarningCode } from './row-fault.ts';

/** Collects the faults and warnings of one row; a field of null means the whole row. */
export class RowRemarks {
  readonly row: number;
  readonly faults: RowFault<RowFaultCode>[] = [];
  readonly warnings: RowFault<RowWarningCode>[] = [];

  constructor(row: number) {
    this.row = row;
  }

  /** Notes why the row cannot be applied. */
  fault(field: ColumnField | null, code: RowFaultCode, params?: RowFaultParams): void {
    this.faults.push({ row: this.row, column: field && headerOf[field], code, ...(params && { params }) });
  }

  /** Notes what the administrator should look at. */
  warn(field: ColumnField | null, code: RowWarningCode, params?: RowFaultParams): void {
    this.warnings.push({ row: this.row, column: field && headerOf[field], code, ...(params && { params }) });
  }
}

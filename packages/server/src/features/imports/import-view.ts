import type * as z from 'zod/mini';
import type { importView as importViewSchema } from '@tillid/contract/imports';
import type { FaultGroup } from './fault-groups.ts';
import type { NamedImport } from './import-store.ts';

/** An import as it is told. */
export type ImportView = z.output<typeof importViewSchema>;

/** Tells an import with its counts. */
export function importView(row: NamedImport): ImportView {
  return {
    importId: row.id,
    version: row.version,
    status: row.status,
    fileName: row.file_name,
    menuItem: row.menu_item,
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploader_name,
    encoding: row.encoding,
    delimiter: row.delimiter,
    fileFaults: row.file_faults as ImportView['fileFaults'],
    rowCount: row.row_count,
    okCount: row.ok_count,
    faultRowCount: row.fault_row_count,
    warningRowCount: row.warning_row_count,
    groups: row.fault_groups as FaultGroup[],
    mode: row.mode,
    done: row.done,
    createdCount: row.created_count,
    notAppliedCount: row.not_applied_count,
    endedAt: row.ended_at,
    erasedAt: row.erased_at,
  };
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImportRows, readImport } from '@tillid/contract/imports';
import type { StatusTone } from '../../ui/status-tag.tsx';

export type ImportView = ReplyOf<typeof readImport>;
export type ImportStatus = ImportView['status'];
export type ImportRow = ReplyOf<typeof listImportRows>['items'][number];

/** How the word for each status looks. */
export const statusTones: Readonly<Record<ImportStatus, StatusTone>> = {
  checking: 'waiting',
  refused: 'negative',
  checked: 'information',
  applying: 'waiting',
  applied: 'positive',
  cancelled: 'neutral',
  failed: 'negative',
};

/** True while the server works on the import, so that what is shown gets old by itself. */
export function isMoving(status: ImportStatus): boolean {
  return status === 'checking' || status === 'applying';
}

/** Rows that an import goes through once it is applied. */
export function rowsToApply(view: ImportView): number {
  return view.mode === 'good-rows-only' ? view.okCount : view.rowCount;
}

/** Rows of a code, such as those that this version cannot carry out. */
export function rowsWithCode(view: ImportView, code: string): number {
  return view.groups.filter((group) => group.code === code).reduce((rows, group) => rows + group.rows, 0);
}

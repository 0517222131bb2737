import type { TraceSearch } from '@tillid/domain/users/person-traces';
import type { Tx } from '../../platform/db/work.ts';
import { forgetEntities } from '../../platform/history/forget-people.ts';

const shownInstead = '•••.csv';

/** The name of an imported file. */
export type FileName = { readonly id: string; readonly file_name: string };

/** The names of all files that were imported at any time. */
export function listFileNames(tx: Tx): Promise<FileName[]> {
  return tx.db
    .selectFrom('import')
    .select(['id', 'file_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .execute();
}

/**
 * Takes a person out of the names of files that were imported at any time, and out of what history tells of those imports. The names
 * are read without a lock: whoever uploads one at this moment knows the person's name from elsewhere.
 */
export async function eraseFileNames(tx: Tx, search: TraceSearch, files: readonly FileName[]): Promise<void> {
  const ids = files.filter((row) => search.inFileName(row.file_name)).map((row) => row.id);
  if (ids.length === 0) return;
  await tx.db
    .updateTable('import')
    .set({ file_name: shownInstead })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', 'in', ids)
    .execute();
  await forgetEntities(tx, 'import', ids);
}

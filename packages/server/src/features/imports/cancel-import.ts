import type { ReplyOf } from '@tillid/contract/endpoint';
import type { cancelImport as cancelImportEndpoint } from '@tillid/contract/imports';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { markCancelled } from './end-import.ts';
import { getImport, lockImport, updateProgress, type ImportRow } from './import-store.ts';
import { importView } from './import-view.ts';

/** Cancels an import: at once while nothing is applied, else as soon as its job sees it. */
export function cancelImport(platform: Platform) {
  return (call: Call<typeof cancelImportEndpoint>): Promise<ReplyOf<typeof cancelImportEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const { importId } = call.params;
      const row = await lockImport(tx, importId);
      if (row === undefined) throw new Problem('not-found');
      if (row.status === 'applying') await requestCancel(tx, row);
      else if (row.status === 'checking' || row.status === 'checked') await markCancelled(tx, row);
      else throw ruleBroken('import-ended', { status: row.status });
      return importView(await getImport(tx, importId));
    });
}

// The job ends the import in its own name, so whoever asked for it is told here.
async function requestCancel(tx: Tx, row: ImportRow): Promise<void> {
  if (row.cancel_requested) return;
  await updateProgress(tx, row.id, { cancel_requested: true });
  await record(tx, { kind: 'import.cancel-requested', entityType: 'import', entityId: row.id });
}

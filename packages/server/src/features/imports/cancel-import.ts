import type { ReplyOf } from '@tillid/contract/endpoint';
import type { cancelImport as cancelImportEndpoint } from '@tillid/contract/imports';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { markCancelled } from './end-import.ts';
import { getImport, lockImport, updateProgress } from './import-store.ts';
import { importView } from './import-view.ts';

/** Cancels an import: at once while nothing is applied, else as soon as its job sees it. */
export function cancelImport(platform: Platform) {
  return (call: Call<typeof cancelImportEndpoint>): Promise<ReplyOf<typeof cancelImportEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const { importId } = call.params;
      const row = await lockImport(tx, importId);
      if (row === undefined) throw new Problem('not-found');
      if (row.status === 'applying') await updateProgress(tx, importId, { cancel_requested: true });
      else if (row.status === 'checking' || row.status === 'checked') await markCancelled(tx, row);
      else throw ruleBroken('import-ended', { status: row.status });
      return importView(await getImport(tx, importId));
    });
}

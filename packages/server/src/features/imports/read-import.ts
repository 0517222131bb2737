import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readImport as readImportEndpoint } from '@tillid/contract/imports';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { getImport } from './import-store.ts';
import { importView } from './import-view.ts';

/** Tells one import with its counts and progress. */
export function readImport(platform: Platform) {
  return (call: Call<typeof readImportEndpoint>): Promise<ReplyOf<typeof readImportEndpoint>> =>
    platform.work(call.scope, async (tx) => importView(await getImport(tx, call.params.importId)));
}

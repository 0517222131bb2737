import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { getBulkChange } from './bulk-change-store.ts';
import { viewBulkChange } from './bulk-change-view.ts';

/** How far a bulk change is, and what came of it. */
export function readBulkChange(platform: Platform) {
  return (call: Call<typeof contract.readBulkChange>): Promise<ReplyOf<typeof contract.readBulkChange>> =>
    platform.work(call.scope, async (tx) =>
      viewBulkChange(tx, platform, call.caller, await getBulkChange(tx, call.params.bulkChangeId)),
    );
}

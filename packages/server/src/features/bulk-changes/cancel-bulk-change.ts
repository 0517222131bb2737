import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import { bulkPermissions } from '@tillid/domain/bulk-changes/bulk-change';
import { refuseWithout } from '../../platform/http/find-caller.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockBulkChange } from './bulk-change-store.ts';
import { viewBulkChange } from './bulk-change-view.ts';
import { end } from './run-bulk-change.ts';

/** Stops a bulk change between two batches: what is done stays done, and the reply says what that is. */
export function cancelBulkChange(platform: Platform) {
  return (call: Call<typeof contract.cancelBulkChange>): Promise<ReplyOf<typeof contract.cancelBulkChange>> =>
    platform.work(call.scope, async (tx) => {
      const change = await lockBulkChange(tx, call.params.bulkChangeId);
      refuseWithout(call.caller, bulkPermissions[change.action]);
      if (change.status !== 'running') throw ruleBroken('bulk-change-ended');
      return viewBulkChange(tx, platform, call.caller, await end(tx, change, 'cancelled'));
    });
}

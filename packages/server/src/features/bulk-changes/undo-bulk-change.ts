import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import { bulkPermissions, undoingActions } from '@tillid/domain/bulk-changes/bulk-change';
import { refuseWithout } from '../../platform/http/find-caller.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findUndoing, lockBulkChange } from './bulk-change-store.ts';
import { whyNotUndone } from './bulk-change-view.ts';
import { freezeDone } from './frozen-user-store.ts';
import { start } from './start-bulk-change.ts';

/** Begins to take back what a bulk change has done to whoever nobody has changed since, as a bulk change of its own. */
export function undoBulkChange(platform: Platform) {
  return (call: Call<typeof contract.undoBulkChange>): Promise<ReplyOf<typeof contract.undoBulkChange>> =>
    platform.work(call.scope, async (tx) => {
      // Of two who take the same one back at once the later sees the earlier.
      const undone = await lockBulkChange(tx, call.params.bulkChangeId);
      refuseWithout(call.caller, bulkPermissions[undone.action]);
      const reason = whyNotUndone(undone, (await findUndoing(tx, undone.id)) !== undefined);
      if (reason !== undefined) throw ruleBroken(reason);
      const action = undoingActions[undone.action];
      if (action === undefined) throw new Error('nothing takes this bulk change back');
      const change = { action };
      return await start(tx, call.caller, { change, undoesId: undone.id }, (id) => freezeDone(tx, id, undone.id));
    });
}

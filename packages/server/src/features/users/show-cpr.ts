import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { record } from '../../platform/history/record.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { openCpr } from './cpr-store.ts';
import { getUser } from './user-store.ts';

/** Shows the CPR number of a user to whoever has just logged in; the only reply that holds one, and an event (UX-40). */
export function showCpr(platform: Platform) {
  return (call: Call<typeof contract.showCpr>): Promise<ReplyOf<typeof contract.showCpr>> =>
    platform.work(call.scope, async (tx) => {
      const user = await getUser(tx, call.params.userId);
      refuseOldLogIn(call.caller, tx.scope.now);
      const cpr = await openCpr(tx, platform.keyring, user);
      if (cpr === undefined) throw ruleBroken('no-cpr');
      await record(tx, { kind: 'user.cpr-shown', entityType: 'user', entityId: user.id });
      return { cpr: cpr.reveal() };
    });
}

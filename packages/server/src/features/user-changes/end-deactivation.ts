import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { endSessions, lockUser, readProfile, refuseForbidden, updateUser } from '../users/index.ts';

/** Reactivates a deactivated user; of an active one cancels the deactivation that is planned. Either way the user is active and stays so. */
export function endDeactivation(platform: Platform) {
  return (call: Call<typeof contract.endDeactivation>): Promise<ReplyOf<typeof contract.endDeactivation>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      const isDeactivated = user.status === 'deactivated';
      refuseForbidden(isDeactivated ? 'reactivate' : 'cancel-deactivation', user, call.caller);
      const set = { status: 'active', deactivated_from: null, deactivated_to: null } as const;
      const kind = isDeactivated ? 'user.reactivated' : 'user.deactivation-cancelled';
      const edited = await updateUser(tx, user, set, kind);
      // One that began while the user was being deactivated must not come to life now.
      if (isDeactivated) await endSessions(tx, [user.id]);
      await announce(tx, { kind: 'users', id: user.id });
      return await readProfile(tx, platform.keyring, call.caller, edited);
    });
}

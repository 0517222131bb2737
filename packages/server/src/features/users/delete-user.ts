import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { danishDay } from '../../platform/clock/clock.ts';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteUsers } from './deleted-user-store.ts';
import { refuseToLeaveNobody } from './refuse-to-leave-nobody.ts';
import { refuseForbidden } from './user-abilities.ts';
import { lockUser } from './user-store.ts';

/** Deletes a user of any status, for good and at once; whoever was signed in is refused at the next request (decision 9). */
export function deleteUser(platform: Platform) {
  return (call: Call<typeof contract.deleteUser>): Promise<ReplyOf<typeof contract.deleteUser>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      refuseForbidden('delete', user, call.caller);
      await refuseToLeaveNobody(tx, user.id, { from: danishDay(tx.scope.now).toString(), to: null });
      await deleteUsers(tx, platform.keyring, [user.id]);
      await announce(tx, { kind: 'users', id: user.id });
      return undefined;
    });
}

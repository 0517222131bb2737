import type * as contract from '@tillid/contract/deleted-users';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { announce } from '../../platform/http/events.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { erasePerson } from './erase-person.ts';

/** Erases a deleted user for good, for whoever has just logged in (decisions 27 and 41). */
export function eraseUser(platform: Platform) {
  return (call: Call<typeof contract.eraseUser>): Promise<ReplyOf<typeof contract.eraseUser>> =>
    platform.work(call.scope, async (tx) => {
      refuseOldLogIn(call.caller, tx.scope.now);
      await erasePerson(tx, platform.keyring, call.params.userId);
      await announce(tx, { kind: 'users', id: call.params.userId });
      return undefined;
    });
}

import type * as contract from '@tillid/contract/session';
import { record } from '../../platform/history/record.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { clearCookie } from './cookies.ts';
import { deleteSession } from './session-store.ts';

/** Ends the session of this browser. */
export function signOut(platform: Platform) {
  return async (call: UserCall<typeof contract.signOut>): Promise<undefined> => {
    await platform.work(call.scope, async (tx) => {
      if (!(await deleteSession(tx, call.caller.sessionId))) return;
      await record(tx, { kind: 'user.signed-out', entityType: 'user', entityId: call.caller.userId });
    });
    clearCookie(platform.settings, call.reply, 'session');
  };
}

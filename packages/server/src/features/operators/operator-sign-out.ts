import type * as contract from '@tillid/contract/operator';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { clearCookie } from '../sign-in/index.ts';
import { readOperatorToken } from './operator-cookie.ts';
import { endOperatorSession } from './operator-session-store.ts';

/** Ends the operator's session of this browser. */
export function operatorSignOut(platform: Platform) {
  return async (call: OperatorCall<typeof contract.operatorSignOut>): Promise<undefined> => {
    const token = readOperatorToken(platform.settings, call.request);
    if (token !== undefined) await platform.work(call.scope, (tx) => endOperatorSession(tx, token));
    clearCookie(platform.settings, call.reply, 'operator');
  };
}

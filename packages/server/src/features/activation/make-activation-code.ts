import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { announce } from '../../platform/http/events.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockUser, readProfile, refuseForbidden } from '../users/index.ts';
import { makeCode } from './send-activation.ts';

/** Makes a pending user without CPR number a new temporary code, told in this reply only; the one before it is dead. */
export function makeActivationCode(platform: Platform) {
  return (call: Call<typeof contract.makeActivationCode>): Promise<ReplyOf<typeof contract.makeActivationCode>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId);
      refuseForbidden('make-activation-code', user, call.caller);
      refuseOldLogIn(call.caller, tx.scope.now);
      const { code, expiresAt } = await makeCode(tx, user);
      await announce(tx, { kind: 'users', id: user.id });
      return {
        user: await readProfile(tx, platform.keyring, call.caller, user),
        code,
        codeExpiresAt: expiresAt.toString(),
      };
    });
}

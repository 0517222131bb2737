import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { BeginAttempt } from '../sign-in/index.ts';
import type { AuthenticatorAttempt } from './attempt-context.ts';
import { findAuthenticator } from './authenticator-store.ts';
import { canBeActivated } from './authenticator-view.ts';

/** Begins the log-in that activates an authenticator of the caller, who is proven by being signed in. */
export function activateOwnAuthenticator(platform: Platform, begin: BeginAttempt) {
  return async (
    call: UserCall<typeof contract.activateOwnAuthenticator>,
  ): Promise<ReplyOf<typeof contract.activateOwnAuthenticator>> => {
    const { organisationId, userId } = call.caller;
    const { authenticatorId } = call.params;
    await platform.work(call.scope, async (tx) => {
      const row = await findAuthenticator(tx, authenticatorId);
      if (row?.user_id !== userId) throw new Problem('not-found');
      if (row.kind === 'private' || !canBeActivated(row)) throw ruleBroken('authenticator-status');
    });
    const context: AuthenticatorAttempt = { step: 'activate', organisationId, userId, authenticatorId };
    return await begin({ purpose: 'authenticator', context, language: call.body.language, reply: call.reply });
  };
}

import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { resendRefusal } from '@tillid/domain/activation/resend-limit';
import { choiceOf, type OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { announce } from '../../platform/http/events.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockUser, refuseForbidden } from '../users/index.ts';
import { listSendings } from './authenticator-link-store.ts';
import { listAuthenticators, type AuthenticatorRow } from './authenticator-store.ts';
import { canBeActivated, readUserAuthenticators } from './authenticator-view.ts';
import { sendLink } from './send-link.ts';

/** Mails a user the link to what waits to be activated again, as often as links may be. */
export function resendAuthenticatorLink(platform: Platform) {
  return (
    call: Call<typeof contract.resendAuthenticatorLink>,
  ): Promise<ReplyOf<typeof contract.resendAuthenticatorLink>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId);
      refuseForbidden('manage-authenticators', user, call.caller);
      const choices = choicesOf((await listAuthenticators(tx, user.id)).filter(canBeActivated));
      if (choices.length === 0) throw ruleBroken('nothing-to-activate');
      const refusal = resendRefusal(await listSendings(tx, user.id), tx.scope.now);
      if (refusal !== undefined) throw new Problem('rate-limited', { retryAfterSeconds: Math.ceil(refusal.seconds) });
      await sendLink(tx, platform, user, { about: 'resent', choices });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

function choicesOf(rows: readonly AuthenticatorRow[]): OrderChoice[] {
  return [...new Set(rows.map(choiceOf).filter((choice) => choice !== undefined))];
}

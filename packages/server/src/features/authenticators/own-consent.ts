import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { announce } from '../../platform/http/events.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { findPrivate } from './activate-private.ts';
import { readOwnAuthenticators } from './authenticator-view.ts';
import { openForUser } from './open-authenticator.ts';
import { shutAuthenticator } from './shut-authenticator.ts';
import { takeStep } from './step.ts';

/** Lets the caller log in with the own eID from now on. */
export function giveConsent(platform: Platform) {
  return (call: UserCall<typeof contract.giveConsent>): Promise<ReplyOf<typeof contract.giveConsent>> =>
    platform.work(call.scope, async (tx) => {
      const { user, row } = await openForUser(tx, call.caller.userId, call.params.authenticatorId);
      const { privateAuthenticatorAllowed } = await readSettings(tx);
      if (!privateAuthenticatorAllowed) throw ruleBroken('authenticator-not-allowed');
      if ((await findPrivate(tx, user.id))?.id !== row.id) throw ruleBroken('authenticator-status');
      await takeStep(tx, row, { action: 'give-consent', party: 'user' });
      await announce(tx, { kind: 'users', id: user.id });
      return await readOwnAuthenticators(tx, platform, user);
    });
}

/** Takes the consent back; whoever was let in by it is no longer, the caller too, unless a role lets in. */
export function withdrawConsent(platform: Platform) {
  return (call: UserCall<typeof contract.withdrawConsent>): Promise<ReplyOf<typeof contract.withdrawConsent>> =>
    platform.work(call.scope, async (tx) => {
      const { user, row } = await openForUser(tx, call.caller.userId, call.params.authenticatorId);
      await shutAuthenticator(tx, row, { action: 'withdraw-consent', party: 'user', reason: 'consent-withdrawn' });
      await announce(tx, { kind: 'users', id: user.id });
      return await readOwnAuthenticators(tx, platform, user);
    });
}

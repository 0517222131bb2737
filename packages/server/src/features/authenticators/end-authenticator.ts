import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { announce } from '../../platform/http/events.ts';
import type { Call, UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOwnAuthenticators, readUserAuthenticators } from './authenticator-view.ts';
import { openForAdministrator, openForUser } from './open-authenticator.ts';
import { shutAuthenticator } from './shut-authenticator.ts';
import { tellEnded } from './tell-user.ts';

/** Takes an authenticator away from a user, who is told; an order that is not sent is cancelled. */
export function removeAuthenticator(platform: Platform) {
  return (call: Call<typeof contract.removeAuthenticator>): Promise<ReplyOf<typeof contract.removeAuthenticator>> =>
    platform.work(call.scope, async (tx) => {
      const { user, row } = await openForAdministrator(tx, call.caller, call.params);
      await shutAuthenticator(tx, row, { action: 'remove', party: 'user-administrator', reason: 'removed' });
      await tellEnded(tx, platform, user, { row, reason: 'removed' });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

/** Blocks an authenticator that a user has lost, who is told. */
export function blockAuthenticator(platform: Platform) {
  return (call: Call<typeof contract.blockAuthenticator>): Promise<ReplyOf<typeof contract.blockAuthenticator>> =>
    platform.work(call.scope, async (tx) => {
      const { reason } = call.body;
      const { user, row } = await openForAdministrator(tx, call.caller, call.params);
      await shutAuthenticator(tx, row, { action: 'block', party: 'user-administrator', reason });
      await tellEnded(tx, platform, user, { row, reason });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

/** Blocks an authenticator for its own user; the mail tells the user in case it was somebody else. */
export function blockOwnAuthenticator(platform: Platform) {
  return (
    call: UserCall<typeof contract.blockOwnAuthenticator>,
  ): Promise<ReplyOf<typeof contract.blockOwnAuthenticator>> =>
    platform.work(call.scope, async (tx) => {
      const { reason } = call.body;
      const { user, row } = await openForUser(tx, call.caller.userId, call.params.authenticatorId);
      await shutAuthenticator(tx, row, { action: 'block', party: 'user', reason });
      await tellEnded(tx, platform, user, { row, reason });
      await announce(tx, { kind: 'users', id: user.id });
      return await readOwnAuthenticators(tx, platform, user);
    });
}

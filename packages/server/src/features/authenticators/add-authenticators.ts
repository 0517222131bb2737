import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { acceptOrders, lockUser, orderAuthenticators, refuseForbidden } from '../users/index.ts';
import { isWithdrawn } from './activate-private.ts';
import { listAuthenticators, type AuthenticatorRow } from './authenticator-store.ts';
import { readUserAuthenticators } from './authenticator-view.ts';
import { sendLink } from './send-link.ts';
import { shutAuthenticator } from './shut-authenticator.ts';

/** Orders authenticators for an active user, who is mailed a link. The lock of the user lets two orders at once not go beyond the most together. */
export function addAuthenticators(platform: Platform) {
  return (call: Call<typeof contract.addAuthenticators>): Promise<ReplyOf<typeof contract.addAuthenticators>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId);
      refuseForbidden('manage-authenticators', user, call.caller);
      const present = await listAuthenticators(tx, user.id);
      const orders = acceptOrders(call.body.authenticators, present, await readSettings(tx));
      if (orders.some(({ choice }) => choice === 'private')) await removeWithdrawn(tx, present);
      await orderAuthenticators(tx, platform.settings.prices, [{ user, orders }]);
      await sendLink(tx, platform, user, { about: 'added', choices: orders.map(({ choice }) => choice) });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

// Consent is asked for once: that to the own eID that was given before can only be given again while nothing new stands in for it.
async function removeWithdrawn(tx: Tx, present: readonly AuthenticatorRow[]): Promise<void> {
  for (const row of present.filter(isWithdrawn))
    await shutAuthenticator(tx, row, { action: 'remove', party: 'user-administrator', reason: 'removed' });
}

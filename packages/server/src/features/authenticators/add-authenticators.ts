import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import {
  acceptOrders,
  lockUser,
  orderAuthenticators,
  refuseForbidden,
  type OrderedAuthenticator,
} from '../users/index.ts';
import { listAuthenticators } from './authenticator-store.ts';
import { readUserAuthenticators } from './authenticator-view.ts';
import { sendLink } from './send-link.ts';

/** Orders authenticators for an active user, who is mailed a link. The lock of the user lets two orders at once not go beyond the most together. */
export function addAuthenticators(platform: Platform) {
  return (call: Call<typeof contract.addAuthenticators>): Promise<ReplyOf<typeof contract.addAuthenticators>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId);
      refuseForbidden('manage-authenticators', user, call.caller);
      const present = await listAuthenticators(tx, user.id);
      const orders = acceptOrders(call.body.authenticators, present, await readSettings(tx));
      const ordered = await orderAuthenticators(tx, platform.settings.prices, [{ user, orders }]);
      await recordAdded(tx, ordered);
      await sendLink(tx, platform, user, { about: 'added', choices: orders.map(({ choice }) => choice) });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

// Those that are ordered at the eID have an event that tells their price.
async function recordAdded(tx: Tx, ordered: readonly OrderedAuthenticator[]): Promise<void> {
  const added = ordered.filter(({ kind }) => kind !== 'separate');
  const events = added.map(({ user_id: entityId, kind }) => {
    const changes = { authenticator: { to: kind } };
    return { kind: 'authenticator.added', entityType: 'user', entityId, changes } as const;
  });
  await record(tx, ...events);
}

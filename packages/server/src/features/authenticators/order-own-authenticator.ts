import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { leftToOrder } from '@tillid/domain/authenticators/authenticator-order';
import { announce } from '../../platform/http/events.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { acceptOrders, lockUser, orderAuthenticators } from '../users/index.ts';
import { listAuthenticators } from './authenticator-store.ts';
import { readOwnAuthenticators } from './authenticator-view.ts';

/** Orders a separate authenticator for the caller, within the number that an administrator allowed. */
export function orderOwnAuthenticator(platform: Platform) {
  return (
    call: UserCall<typeof contract.orderOwnAuthenticator>,
  ): Promise<ReplyOf<typeof contract.orderOwnAuthenticator>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.caller.userId);
      const present = await listAuthenticators(tx, user.id);
      if (leftToOrder(user.authenticator_limit, present) === 0) throw ruleBroken('authenticator-limit');
      const wanted = [{ choice: call.body.means, count: 1 }];
      const orders = acceptOrders(wanted, present, await readSettings(tx));
      await orderAuthenticators(tx, platform.settings.prices, [{ user, orders }]);
      await announce(tx, { kind: 'users', id: user.id });
      return await readOwnAuthenticators(tx, platform, user);
    });
}

import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { countSelection, listWithoutCpr } from './activation-order-store.ts';

// Decision 12: those left out are named; beyond this many the count has to do.
const mostNamed = 100;

/** Who of a selection can be sent for activation in bulk, and who cannot; writes nothing. */
export function checkActivationOrder(platform: Platform) {
  return (call: Call<typeof contract.checkActivationOrder>): Promise<ReplyOf<typeof contract.checkActivationOrder>> =>
    platform.work(call.scope, async (tx) => {
      const { selection } = call.body;
      const counts = await countSelection(tx, selection);
      const named = counts.withoutCpr === 0 ? [] : await listWithoutCpr(tx, selection, mostNamed);
      return {
        withCpr: counts.withCpr,
        withAuthenticator: counts.withAuthenticator,
        withoutCpr: named.map((user) => ({ userId: user.id, firstName: user.first_name, lastName: user.last_name })),
        withoutCprCount: counts.withoutCpr,
      };
    });
}

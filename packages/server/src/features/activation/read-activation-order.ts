import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { getOrder } from './activation-order-store.ts';

/** How far a bulk activation is. */
export function readActivationOrder(platform: Platform) {
  return (call: Call<typeof contract.readActivationOrder>): Promise<ReplyOf<typeof contract.readActivationOrder>> =>
    platform.work(call.scope, async (tx) => {
      const { id, status, total, done, skipped } = await getOrder(tx, call.params.activationOrderId);
      return { activationOrderId: id, status, total, done, skipped };
    });
}

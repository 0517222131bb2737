import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { pricesOn } from '@tillid/domain/authenticators/prices';
import { danishDay } from '../../platform/clock/clock.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';

/** What things cost today, and what they will cost. */
export function readPrices(platform: Platform) {
  return (call: UserCall<typeof contract.readPrices>): Promise<ReplyOf<typeof contract.readPrices>> => {
    const { prices } = platform.settings;
    const day = danishDay(call.now).toString();
    const later = prices.filter(({ from }) => from > day);
    return Promise.resolve({ today: pricesOn(prices, day), later });
  };
}

import type * as contract from '@tillid/contract/charges';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { billingPeriod, billingPeriodOf, billingPeriodsBetween } from '@tillid/domain/charges/billing-period';
import { groupCharges, totalOf } from '@tillid/domain/charges/charge-groups';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findFirstChargeDay, sumCharges } from './charge-store.ts';

/** What the organisation is charged in a billing period, and which periods there are. */
export function readCharges(platform: Platform) {
  return (call: Call<typeof contract.readCharges>): Promise<ReplyOf<typeof contract.readCharges>> =>
    platform.work(call.scope, async (tx) => {
      const today = danishDay(call.now).toString();
      const current = billingPeriodOf(today);
      const asked = call.query.period === undefined ? current : billingPeriod(call.query.period);
      const periods = billingPeriodsBetween((await findFirstChargeDay(tx)) ?? today, today);
      const lines = await sumCharges(tx, asked);
      return {
        ...asked,
        isCurrent: asked.period === current.period,
        periods,
        currency: 'DKK',
        groups: groupCharges(lines),
        total: totalOf(lines),
      };
    });
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { getUnit } from '../organisations/index.ts';
import { countUsersOfUnit } from './unit-removal-store.ts';
import { viewUnit } from './unit-view.ts';

// Decision 46: exact to here, and then said to be more.
const mostCounted = 10_000;

/** One unit, and how many users it has. */
export function readUnit(platform: Platform) {
  return (call: Call<typeof contract.readUnit>): Promise<ReplyOf<typeof contract.readUnit>> =>
    platform.work(call.scope, async (tx) => {
      const unit = await getUnit(tx, call.params.unitId);
      const count = await countUsersOfUnit(tx, unit, mostCounted + 1);
      return {
        unit: await viewUnit(tx, call.caller, unit),
        users: { count: Math.min(count, mostCounted), more: count > mostCounted },
      };
    });
}

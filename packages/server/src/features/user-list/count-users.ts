import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-list';
import { isEveryUser } from '@tillid/domain/users/user-filter';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readUserFilter } from '../users/index.ts';
import { countEverybody, countMatching } from './user-count-store.ts';

/** Counts of a filter are exact up to here (decision 46). */
const countedExactly = 10_000;

/** Counts the users, all by the count that is kept, or those whom a filter lets through. */
export function countUsers(platform: Platform) {
  return (call: Call<typeof contract.countUsers>): Promise<ReplyOf<typeof contract.countUsers>> =>
    platform.work(call.scope, async (tx) => {
      const filter = readUserFilter(call.query, '/query');
      if (isEveryUser(filter)) return { count: await countEverybody(tx) };
      const count = await countMatching(tx, filter, countedExactly);
      return { count: count > countedExactly ? null : count };
    });
}

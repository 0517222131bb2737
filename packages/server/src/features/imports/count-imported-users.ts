import type { ReplyOf } from '@tillid/contract/endpoint';
import type { countImportedUsers as countImportedUsersEndpoint } from '@tillid/contract/imports';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { countImported } from './imported-user-store.ts';

/** Counts are exact up to here (decision 46). */
const countedExactly = 10_000;

/** Counts the imported users, all or those of one import. */
export function countImportedUsers(platform: Platform) {
  return (call: Call<typeof countImportedUsersEndpoint>): Promise<ReplyOf<typeof countImportedUsersEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const count = await countImported(tx, call.query.importId, countedExactly);
      return { count: count > countedExactly ? null : count };
    });
}

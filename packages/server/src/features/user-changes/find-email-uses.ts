import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listUsersOfEmail } from './email-use-store.ts';

const mostTold = 3;

/** The users who have an e-mail address, for the warning that two share one (decision 43). */
export function findEmailUses(platform: Platform) {
  return (call: Call<typeof contract.findEmailUses>): Promise<ReplyOf<typeof contract.findEmailUses>> =>
    platform.work(call.scope, async (tx) => {
      const users = await listUsersOfEmail(tx, call.body.email.trim());
      return { users: users.slice(0, mostTold), more: users.length > mostTold };
    });
}

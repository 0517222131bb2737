import type { ReplyOf } from '@tillid/contract/endpoint';
import type { countSelectedUsers as countSelectedUsersEndpoint } from '@tillid/contract/bulk-changes';
import { mostSelected } from '@tillid/domain/users/selection-limits';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { selectUsers } from '../users/index.ts';

/** Counts the users of a selection: all of them, since somebody is about to act on so many, but no further than one order goes. */
export function countSelectedUsers(platform: Platform) {
  return (call: Call<typeof countSelectedUsersEndpoint>): Promise<ReplyOf<typeof countSelectedUsersEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const some = selectUsers(tx, call.body.selection)
        .select('id')
        .limit(mostSelected + 1);
      const { users } = await tx.db
        .selectFrom(some.as('some'))
        .select((eb) => eb.fn.countAll<number>().as('users'))
        .executeTakeFirstOrThrow();
      return { count: users > mostSelected ? null : users };
    });
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type { deleteImportedUsers as deleteImportedUsersEndpoint } from '@tillid/contract/imports';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteUsers, selectImportedUsers } from '../users/index.ts';

/** Users that one round of statements deletes, so that tens of thousands do not pass through the program at once. */
const batchUsers = 1_000;

/** Deletes imported users who were not sent for activation: all of the selection or, if anything fails, none. */
export function deleteImportedUsers(platform: Platform) {
  return (call: Call<typeof deleteImportedUsersEndpoint>): Promise<ReplyOf<typeof deleteImportedUsersEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      // Locked before the first is deleted: somebody sent for activation meanwhile is left out.
      const chosen = await selectImportedUsers(tx, call.body.selection)
        .select('id')
        .orderBy('id')
        .forUpdate()
        .execute();
      let deleted = 0;
      for (let start = 0; start < chosen.length; start += batchUsers) {
        const ids = chosen.slice(start, start + batchUsers).map((user) => user.id);
        deleted += (await deleteUsers(tx, platform.keyring, ids)).length;
      }
      if (deleted > 0) await announce(tx, { kind: 'users', id: call.scope.organisationId });
      return { deleted };
    });
}

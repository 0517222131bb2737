import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImportedUsers as listImportedUsersEndpoint } from '@tillid/contract/imports';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listView, pageByName } from '../users/index.ts';
import { readImportedByName } from './imported-user-store.ts';

/** Tells a page of the imported users by name. */
export function listImportedUsers(platform: Platform) {
  return (call: Call<typeof listImportedUsersEndpoint>): Promise<ReplyOf<typeof listImportedUsersEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const { importId, ...query } = call.query;
      const keys = await platform.keyring.ofOrganisation(tx);
      const page = await pageByName(keys, query, (from, backwards, most) =>
        readImportedByName(tx, importId, { from, backwards, most }),
      );
      return { items: await listView(tx, page.rows), next: page.next, previous: page.previous };
    });
}

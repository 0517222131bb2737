import type * as contract from '@tillid/contract/deleted-users';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { searchedWords } from '@tillid/domain/text/searched-words';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findActorNames } from '../history/index.ts';
import { openDeletedName } from '../users/index.ts';
import { actorIdsOf, findDeleters, listDeleted } from './deleted-user-list-store.ts';
import { deletedUserView } from './deleted-user-view.ts';
import { pageOfDeletions } from './deletion-page.ts';

/** A page of the deleted users who are not yet forgotten. */
export function listDeletedUsers(platform: Platform) {
  const { deletedUsersKeptMonths: keptMonths } = platform.settings;
  return (call: Call<typeof contract.listDeletedUsers>): Promise<ReplyOf<typeof contract.listDeletedUsers>> =>
    platform.work(call.scope, async (tx) => {
      const keys = await platform.keyring.ofOrganisation(tx);
      const { search = '', ...place } = call.query;
      const page = await pageOfDeletions(
        { ...place, words: searchedWords(search) },
        { keys, read: (side) => listDeleted(tx, side), nameOf: (row) => openDeletedName(keys, row) },
      );
      const deleters = await findDeleters(
        tx,
        page.items.map(({ row }) => row.id),
      );
      const actors = await findActorNames(tx, platform.keyring, actorIdsOf(deleters));
      const items = page.items.map((deletion) => deletedUserView(deletion, { deleters, actors, keptMonths }));
      return { items, next: page.next, previous: page.previous, keptMonths };
    });
}

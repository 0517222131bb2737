import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { foldText } from '@tillid/domain/users/person-name';
import { createButtonPlacement, userCountLimit } from '@tillid/domain/users/user-list-layout';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tx } from '../../platform/db/work.ts';
import { pageByName, type NamePage, type ReadByName } from './name-page.ts';
import { abilityByPermission } from './user-abilities.ts';
import { countUsersToLimit, readUserById, readUsersByName, type ListedUser } from './user-list-store.ts';
import { listView } from './user-list-view.ts';

type Query = Call<typeof contract.listUsers>['query'];

/** A page of the users by name, all or those whom the search finds. */
export function listUsers(platform: Platform) {
  return (call: Call<typeof contract.listUsers>): Promise<ReplyOf<typeof contract.listUsers>> =>
    platform.work(call.scope, async (tx) => {
      const keys = await platform.keyring.ofOrganisation(tx);
      const page = await pageByName(keys, call.query, searched(tx, call.query.search ?? ''));
      return {
        items: await listView(tx, page.rows),
        next: page.next,
        previous: page.previous,
        fewUsers: await hasFewUsers(tx, call.query, page),
        canCreate: abilityByPermission(call.caller, 'users:create'),
        canImport: abilityByPermission(call.caller, 'users:import'),
      };
    });
}

/** The users of the page are counted already; only a short page of a search, or at the end of the list, says nothing of how many there are. */
async function hasFewUsers(tx: Tx, query: Query, { rows, next }: NamePage<ListedUser>): Promise<boolean> {
  const isWholeList = next === null && query.after === undefined && (query.search ?? '').trim() === '';
  const isCounted = isWholeList || rows.length >= userCountLimit;
  const counted = isCounted ? rows.length : await countUsersToLimit(tx);
  return createButtonPlacement(counted) === 'after-list';
}

// A user number stands in no text that the search by words reads.
function searched(tx: Tx, search: string): ReadByName<ListedUser> {
  const userId = parseUuid(search);
  if (userId.ok) return readUserById(tx, userId.value);
  // Nothing that is searched has control characters, and the database takes no text with a NUL in it.
  const words = foldText(search.replaceAll(/\p{Cc}/gu, ' '))
    .split(' ')
    .filter((word) => word !== '');
  return readUsersByName(tx, words);
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { isEveryUser, type UserFilter } from '@tillid/domain/users/user-filter';
import { formatUserOrder, parseUserOrder, parseUserPageSize, usualUserList } from '@tillid/domain/users/user-order';
import { createButtonPlacement, userCountLimit } from '@tillid/domain/users/user-list-layout';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tx } from '../../platform/db/work.ts';
import {
  abilityByPermission,
  countUsersToLimit,
  listView,
  readPage,
  readUserFilter,
  type KeysetPage,
  type ListedUser,
} from '../users/index.ts';
import { placeOf, readUsersInOrder } from './users-in-order.ts';

/** A page of the users in an order, all or those whom a filter lets through. */
export function listUsers(platform: Platform) {
  return (call: Call<typeof contract.listUsers>): Promise<ReplyOf<typeof contract.listUsers>> =>
    platform.work(call.scope, async (tx) => {
      const keys = await platform.keyring.ofOrganisation(tx);
      const filter = readUserFilter(call.query, '/query');
      const order = parseUserOrder(call.query.sort ?? '') ?? usualUserList.order;
      const page = await readPage(keys, call.query, {
        name: `users by ${formatUserOrder(order)}`,
        size: parseUserPageSize(call.query.size ?? '') ?? usualUserList.size,
        placeOf: (row) => placeOf(order, row),
        read: readUsersInOrder(tx, filter, order),
      });
      return {
        items: await listView(tx, page.rows),
        next: page.next,
        previous: page.previous,
        fewUsers: await hasFewUsers(tx, { ...call.query, filter }, page),
        canCreate: abilityByPermission(call.caller, 'users:create'),
        canImport: abilityByPermission(call.caller, 'users:import'),
      };
    });
}

/** The users of the page are counted already; only a short page of some users, or at the end of the list, says nothing of how many there are. */
async function hasFewUsers(
  tx: Tx,
  { after, filter }: { readonly after?: string | undefined; readonly filter: UserFilter },
  { rows, next }: KeysetPage<ListedUser>,
): Promise<boolean> {
  const isWholeList = next === null && after === undefined && isEveryUser(filter);
  const isCounted = isWholeList || rows.length >= userCountLimit;
  const counted = isCounted ? rows.length : await countUsersToLimit(tx);
  return createButtonPlacement(counted) === 'after-list';
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { foldText } from '@tillid/domain/users/person-name';
import { createButtonPlacement } from '@tillid/domain/users/user-list-layout';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { pageByName } from './name-page.ts';
import { abilityByPermission } from './user-abilities.ts';
import { countUsersToLimit, readUsersByName } from './user-list-store.ts';
import { listView } from './user-list-view.ts';

/** A page of the users by name, all or those whom the search finds. */
export function listUsers(platform: Platform) {
  return (call: Call<typeof contract.listUsers>): Promise<ReplyOf<typeof contract.listUsers>> =>
    platform.work(call.scope, async (tx) => {
      const keys = await platform.keyring.ofOrganisation(tx);
      const page = await pageByName(keys, call.query, readUsersByName(tx, searchedWords(call.query.search)));
      return {
        items: await listView(tx, page.rows),
        next: page.next,
        previous: page.previous,
        fewUsers: createButtonPlacement(await countUsersToLimit(tx)) === 'after-list',
        canCreate: abilityByPermission(call.caller, 'users:create'),
        canImport: abilityByPermission(call.caller, 'users:import'),
      };
    });
}

function searchedWords(search: string | undefined): string[] {
  return foldText(search ?? '')
    .split(' ')
    .filter((word) => word !== '');
}

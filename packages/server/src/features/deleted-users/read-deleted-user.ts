import type * as contract from '@tillid/contract/deleted-users';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findActorNames } from '../history/index.ts';
import { abilityByPermission, findUserByCpr, openCpr, openDeletedName } from '../users/index.ts';
import { actorIdsOf, findDeleted, findDeleters } from './deleted-user-list-store.ts';
import { deletedUserView } from './deleted-user-view.ts';

/** One deleted user who is not yet forgotten, and whom the same person is by now. */
export function readDeletedUser(platform: Platform) {
  const { keyring, settings } = platform;
  return (call: Call<typeof contract.readDeletedUser>): Promise<ReplyOf<typeof contract.readDeletedUser>> =>
    platform.work(call.scope, async (tx) => {
      const row = await findDeleted(tx, call.params.userId);
      if (row === undefined) throw new Problem('not-found');
      const name = openDeletedName(await keyring.ofOrganisation(tx), row);
      const deleters = await findDeleters(tx, [row.id]);
      const actors = await findActorNames(tx, keyring, actorIdsOf(deleters));
      const cpr = await openCpr(tx, keyring, row);
      const recreated = cpr === undefined ? undefined : await findUserByCpr(tx, keyring, cpr);
      return {
        ...deletedUserView({ row, name }, { deleters, actors, keptMonths: settings.deletedUsersKeptMonths }),
        maskedCpr: cpr?.toString() ?? null,
        recreatedAs: recreated?.id ?? null,
        abilities: { erase: abilityByPermission(call.caller, 'users:erase') },
      };
    });
}

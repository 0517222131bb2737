import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findAssociationNames, findNames, isOrWasUser, listNewestEvents } from './history-store.ts';
import { associationIds, historyItem } from './history-view.ts';

/** The newest events of one user, of a deleted one too until the person is forgotten (decision 41). */
export function readUserHistory(platform: Platform) {
  return (call: Call<typeof contract.readUserHistory>): Promise<ReplyOf<typeof contract.readUserHistory>> =>
    platform.work(call.scope, async (tx) => {
      const { userId } = call.params;
      if (!(await isOrWasUser(tx, userId))) throw new Problem('not-found');
      const events = await listNewestEvents(tx, userId);
      const actorIds = [...new Set(events.map((event) => event.actor_id).filter((id) => id !== null))];
      const names = await findNames(tx, platform.keyring, actorIds);
      const associations = await findAssociationNames(tx, associationIds(events));
      return { items: events.map((event) => historyItem(event, names, associations)) };
    });
}

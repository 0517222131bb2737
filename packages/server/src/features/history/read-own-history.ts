import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/history';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptView } from './accept-view.ts';
import { findEventNames } from './event-names.ts';
import { readEventPage } from './event-page.ts';
import { selectionOf } from './event-selection.ts';
import { ownHistoryItem } from './history-view.ts';

/** What was done to and by the caller's own user (record 35). */
export function readOwnHistory(platform: Platform) {
  return (call: UserCall<typeof contract.readOwnHistory>): Promise<ReplyOf<typeof contract.readOwnHistory>> => {
    const { caller, query } = call;
    const view = acceptView(query, '/query');
    return platform.work(call.scope, async (tx) => {
      const selection = selectionOf(view, { ownUserId: caller.userId, actor: undefined });
      const { events, next, previous } = await readEventPage(tx, selection, view.sort, query);
      const names = await findEventNames(tx, platform.keyring, events);
      return { items: events.map((event) => ownHistoryItem(event, names, caller.userId)), next, previous };
    });
  };
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/history';
import type { HistoryView } from '@tillid/domain/history/history-view';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptView } from './accept-view.ts';
import { findActor, findEventNames } from './event-names.ts';
import { readEventPage, type PageQuery } from './event-page.ts';
import { selectionOf } from './event-selection.ts';
import { countSorted } from './history-store.ts';
import { historyItem } from './history-view.ts';

/** A page of events as administrators see it. */
export type HistoryPage = ReplyOf<typeof contract.listHistory>;

/** What happened in the organisation. */
export function listHistory(platform: Platform) {
  return ({ scope, query }: Call<typeof contract.listHistory>): Promise<HistoryPage> => {
    const view = acceptView(query, '/query');
    return platform.work(scope, (tx) => readHistory(tx, platform.keyring, { view, userId: query.user, page: query }));
  };
}

type Asked = { readonly view: HistoryView; readonly userId: string | undefined; readonly page: PageQuery };

/** A page of the organisation's events, or of those about one user. */
export async function readHistory(tx: Tx, keyring: Keyring, { view, userId, page }: Asked): Promise<HistoryPage> {
  const actor = typeof view.actor === 'object' ? await findActor(tx, keyring, view.actor.id) : view.actor;
  const selection = selectionOf(view, { userId, actor });
  const { events, next, previous } = await readEventPage(tx, selection, view.sort, page);
  const [names, sortedAmong, user] = await Promise.all([
    findEventNames(tx, keyring, events),
    countSorted(tx, selection, view),
    userId === undefined ? null : findActor(tx, keyring, userId),
  ]);
  return {
    items: events.map((event) => historyItem(event, names)),
    next,
    previous,
    actor: typeof actor === 'object' ? actor : null,
    user,
    sortedAmong,
  };
}

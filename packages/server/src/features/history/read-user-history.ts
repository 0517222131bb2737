import type * as contract from '@tillid/contract/history';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptView } from './accept-view.ts';
import { isOrWasUser } from './history-store.ts';
import { readHistory, type HistoryPage } from './list-history.ts';

/** What happened to one user, to a deleted one too until the person is forgotten (decision 41). */
export function readUserHistory(platform: Platform) {
  return ({ scope, params, query }: Call<typeof contract.readUserHistory>): Promise<HistoryPage> => {
    const view = acceptView(query, '/query');
    return platform.work(scope, async (tx) => {
      if (!(await isOrWasUser(tx, params.userId))) throw new Problem('not-found');
      return await readHistory(tx, platform.keyring, { view, userId: params.userId, page: query });
    });
  };
}

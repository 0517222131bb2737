import * as contract from '@tillid/contract/history';
import { serve, serveUser } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { exportHistory, exportOwnHistory } from './export-history.ts';
import { findHistoryActors } from './find-history-actors.ts';
import { listHistory } from './list-history.ts';
import { readOwnHistory } from './read-own-history.ts';
import { readUserHistory } from './read-user-history.ts';

/** Binds the endpoints of history. */
export function historyRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.listHistory, listHistory(platform));
  serve(http, contract.readUserHistory, readUserHistory(platform));
  serveUser(http, contract.readOwnHistory, readOwnHistory(platform));
  serve(http, contract.findHistoryActors, findHistoryActors(platform));
  serve(http, contract.exportHistory, exportHistory(platform));
  serveUser(http, contract.exportOwnHistory, exportOwnHistory(platform));
}

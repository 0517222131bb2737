import { Readable } from 'node:stream';
import type * as contract from '@tillid/contract/user-list';
import { byteOrderMark, writeRecords } from '@tillid/domain/csv/write-records';
import { parseUserColumns, usualUserColumns, type UserColumn } from '@tillid/domain/users/user-columns';
import { isEveryUser, type UserFilter } from '@tillid/domain/users/user-filter';
import { parseUserOrder, usualUserList, type UserOrder } from '@tillid/domain/users/user-order';
import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listView, readUserFilter, type Place } from '../users/index.ts';
import { filterTold } from './filter-told.ts';
import { csvWords, headerOf, recordOf, type CsvWords } from './user-csv.ts';
import { countEverybody, countMatching } from './user-count-store.ts';
import { placeOf, readOnwards } from './users-in-order.ts';

/** Users in one unit of work: enough that the database works rather than answers, few enough that the memory stays flat. */
const batchSize = 2_000;

type Export = {
  readonly filter: UserFilter;
  readonly order: UserOrder;
  readonly columns: readonly UserColumn[];
  readonly words: CsvWords;
};

/**
 * Sends the users of a filter as a file, batch by batch as the reader takes them, each batch a unit of work of its own: an export of a
 * million users holds no connection of the database while it waits. The event is written before anything is sent.
 */
export function exportUsers(platform: Platform) {
  return async (call: Call<typeof contract.exportUsers>): Promise<string> => {
    const { query, reply, scope } = call;
    const wanted = readExport(query);
    await platform.work(scope, (tx) => recordExport(tx, wanted));
    await reply
      .header('content-disposition', `attachment; filename="${wanted.words.fileName}"`)
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(fileOf(platform, scope, wanted), { objectMode: false }));
    return '';
  };
}

function readExport(query: Call<typeof contract.exportUsers>['query']): Export {
  const columns = query.columns === undefined ? usualUserColumns : parseUserColumns(query.columns);
  if (columns === undefined)
    throw new Problem('validation-failed', { errors: [{ pointer: '/query/columns', code: 'columns-unusable' }] });
  return {
    filter: readUserFilter(query, '/query'),
    order: parseUserOrder(query.sort ?? '') ?? usualUserList.order,
    columns,
    words: csvWords(query.language),
  };
}

async function recordExport(tx: Tx, { filter, columns }: Export): Promise<void> {
  const { organisationId } = tx.scope;
  const users = isEveryUser(filter)
    ? await countEverybody(tx)
    : await countMatching(tx, filter, Number.MAX_SAFE_INTEGER - 1);
  const changes = {
    ...(await filterTold(tx, filter)),
    users: { to: String(users) },
    columns: { to: columns.join(', ') },
  };
  await record(tx, { kind: 'users.exported', entityType: 'organisation', entityId: organisationId, changes });
}

async function* fileOf(platform: Platform, scope: Scope, wanted: Export): AsyncGenerator<string> {
  const { filter, order, columns, words } = wanted;
  yield byteOrderMark + writeRecords([headerOf(columns, words)]);
  for (let from: Place | undefined; ;) {
    const place = from;
    const users = await platform.work(scope, async (tx) => {
      const rows = await readOnwards(tx, filter, order)(place, batchSize);
      return { last: rows.at(-1), isLast: rows.length < batchSize, view: await listView(tx, rows) };
    });
    if (users.view.length > 0) yield writeRecords(users.view.map((user) => recordOf(user, columns, words)));
    if (users.isLast || users.last === undefined) return;
    from = placeOf(order, users.last);
  }
}

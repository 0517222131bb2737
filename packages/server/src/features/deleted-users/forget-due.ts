import { Temporal } from 'temporal-polyfill';
import { lastDayDue } from '@tillid/domain/users/deleted-user';
import { createTraceSearch } from '@tillid/domain/users/person-traces';
import { danishDay, danishMidnight } from '../../platform/clock/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { forgetPeople } from '../../platform/history/forget-people.ts';
import { erasePeopleFromBulkChanges } from '../bulk-changes/index.ts';
import { eraseFileNames, listFileNames } from '../imports/index.ts';
import { deleteRecords, lockDeletedBefore, type DeletedUserRow } from './deleted-user-list-store.ts';
import { findAgain, readTraces } from './person-traces-store.ts';

// Each is searched for in the names of all imported files.
const peopleAtOnce = 100;

/**
 * Forgets the next people whose record was kept for so many months: their names, what history tells of them, files that are named after
 * them; gives how many (decision 41). Their mails and rows of imports have gone long before.
 */
export async function forgetDue(tx: Tx, keyring: Keyring, keptMonths: number): Promise<number> {
  const last = lastDayDue(danishDay(tx.scope.now).toString(), keptMonths);
  const end = danishMidnight(Temporal.PlainDate.from(last).add({ days: 1 }).toString());
  const due = await lockDeletedBefore(tx, end.toString(), peopleAtOnce);
  if (due.length === 0) return 0;
  const ids = due.map((user) => user.id);
  await renameFiles(tx, keyring, due);
  await erasePeopleFromBulkChanges(tx, ids);
  await forgetPeople(tx, ids);
  await deleteRecords(tx, ids);
  return ids.length;
}

async function renameFiles(tx: Tx, keyring: Keyring, due: readonly DeletedUserRow[]): Promise<void> {
  const files = await listFileNames(tx);
  if (files.length === 0) return;
  for (const user of due) {
    const traces = await readTraces(tx, keyring, user);
    const search = createTraceSearch(traces);
    const isNamed = files.some((file) => search.inFileName(file.file_name));
    if (isNamed && (await findAgain(tx, keyring, traces)).length === 0) await eraseFileNames(tx, search, files);
  }
}

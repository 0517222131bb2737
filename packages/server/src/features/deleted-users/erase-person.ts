import { createTraceSearch } from '@tillid/domain/users/person-traces';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { forgetPeople } from '../../platform/history/forget-people.ts';
import { emptyRepliesAbout } from '../../platform/http/idempotency.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import { erasePersonMails } from '../../platform/mail/erase-person-mails.ts';
import { erasePeopleFromBulkChanges } from '../bulk-changes/index.ts';
import { eraseFileNames, erasePersonRows, listFileNames } from '../imports/index.ts';
import { deleteRecords, lockDeleted } from './deleted-user-list-store.ts';
import { findAgain, findContactOf, readTraces } from './person-traces-store.ts';

/**
 * Forgets a deleted user for good, in this unit of work: the record, names and values in history, mails, rows of imports, kept replies.
 * What is about the same person as a user who is there again stays, since that user's data they are. Throws not-found where nobody
 * deleted has the id, and rule-broken while an import runs or an API client names the person.
 */
export async function erasePerson(tx: Tx, keyring: Keyring, userId: string): Promise<void> {
  const row = await lockDeleted(tx, userId);
  if (row === undefined) throw new Problem('not-found');
  const traces = await readTraces(tx, keyring, row);
  const search = createTraceSearch(traces);
  const againAs = await findAgain(tx, keyring, traces);
  const isUserAgain = againAs.length > 0;
  if (!isUserAgain) await refuseContact(tx, search.inText);
  await erasePersonRows(tx, keyring, { search, isUserAgain });
  const keys = await keyring.ofOrganisation(tx);
  await erasePersonMails(tx, keys, { userId, inText: search.inText, exceptUserIds: againAs });
  if (!isUserAgain) await eraseFileNames(tx, search, await listFileNames(tx));
  await erasePeopleFromBulkChanges(tx, [userId]);
  await emptyRepliesAbout(tx, userId);
  await forgetPeople(tx, [userId]);
  await deleteRecords(tx, [userId]);
}

async function refuseContact(tx: Tx, isNamed: (text: string) => boolean): Promise<void> {
  const program = await findContactOf(tx, isNamed);
  if (program !== undefined) throw ruleBroken('contact-of-api-client', { program });
}

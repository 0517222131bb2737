import type { Cpr } from '@tillid/domain/identifiers/cpr';
import { isReadyToCreate, type CheckedRow } from '@tillid/domain/imports/checked-row';
import { headerOf } from '@tillid/domain/imports/columns';
import { foldText } from '@tillid/domain/users/person-name';
import type { Scope } from '../../platform/db/scope.ts';
import { createPace } from '../../platform/jobs/pace.ts';
import type { Platform } from '../../platform/platform.ts';
import { findNamesakes, findUsersByCprHash, type Somebody } from './existing-user-store.ts';
import type { Remark, StoredRow } from './stored-row.ts';

/** What the organisation's users say about a batch of rows. */
export type UserRemarks = { addTo: (row: number, stored: StoredRow) => StoredRow };

type Parts = { readonly platform: Platform; readonly scope: Scope };

/** The fault of a row whose person is a user already; the id lets the page offer that user (decision 19). */
export function alreadyExists(userId: string | undefined): Remark {
  return { column: headerOf.cpr, code: 'already-exists', ...(userId !== undefined && { params: { userId } }) };
}

/** Finds, for all rows of a batch at once, users with the same CPR number (a fault) and namesakes born the same day (a warning). */
export async function compareWithUsers(parts: Parts, batch: readonly CheckedRow[]): Promise<UserRemarks> {
  const rowByHash = new Map<string, number>();
  const numbers: { readonly row: number; readonly cpr: Cpr }[] = [];
  const people: Somebody[] = [];
  const pace = createPace();
  for (const row of batch.filter(isReadyToCreate)) {
    const { cpr, firstName, lastName, dateOfBirth } = row.draft;
    const foldedName = foldText(`${firstName} ${lastName}`);
    people.push({ row: row.row, dateOfBirth, foldedName, hasCpr: cpr !== undefined });
    if (cpr !== undefined) numbers.push({ row: row.row, cpr });
    if (pace.isDue()) await pace.rest();
  }
  const [existing, namesakes] = await parts.platform.work(parts.scope, async (tx) => {
    const keys = await parts.platform.keyring.ofOrganisation(tx);
    const hashes = numbers.flatMap(({ row, cpr }) => keys.cprHashes(cpr).map((hash) => ({ row, hash })));
    for (const { row, hash } of hashes) rowByHash.set(hash.toString('base64'), row);
    const found = await findUsersByCprHash(
      tx,
      hashes.map(({ hash }) => hash),
    );
    return [found, await findNamesakes(tx, people)];
  });
  const userOfRow = new Map([...existing].map(([hash, userId]) => [rowByHash.get(hash), userId]));
  return {
    addTo(row, stored) {
      const userId = userOfRow.get(row);
      const namesakeId = namesakes.get(row);
      if (userId !== undefined) return { ...stored, faults: [...stored.faults, alreadyExists(userId)] };
      if (namesakeId === undefined) return stored;
      const warning = { column: null, code: 'same-person-exists', params: { userId: namesakeId } };
      return { ...stored, warnings: [...stored.warnings, warning] };
    },
  };
}

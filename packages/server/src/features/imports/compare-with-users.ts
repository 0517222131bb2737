import type { CprHashKey } from '../../platform/crypto/organisation-keys.ts';
import type { Scope } from '../../platform/db/scope.ts';
import type { Platform } from '../../platform/platform.ts';
import { asBuffer } from '../../platform/threads/as-buffer.ts';
import { findNamesakes, findUsersByCprHash } from './existing-user-store.ts';
import type { BlockToCompare, FoundUsers } from './judge-file.ts';

/**
 * Finds, for all rows of a block at once, users with the same CPR number and namesakes born the same day. Throws when the keys of the
 * hashes are others by now: the check begins anew.
 */
export function compareWithUsers(
  { work, keyring }: Pick<Platform, 'work' | 'keyring'>,
  scope: Scope,
  { number, cprHashes, cprRows, people }: BlockToCompare,
  hashedWith: readonly CprHashKey[],
): Promise<FoundUsers> {
  return work(scope, async (tx) => {
    const { cprHashKeys } = await keyring.ofOrganisation(tx);
    if (idsOf(cprHashKeys) !== idsOf(hashedWith)) throw new Error('the keys were rotated while a file was checked');
    const found = await findUsersByCprHash(tx, asBuffer(cprHashes));
    const byCpr = new Map(found.map(({ place, userId }) => [cprRows[place] ?? 0, userId]));
    return { number, byCpr, namesakes: await findNamesakes(tx, people) };
  });
}

function idsOf(keys: readonly CprHashKey[]): string {
  return keys.map(({ keyId }) => keyId).join();
}

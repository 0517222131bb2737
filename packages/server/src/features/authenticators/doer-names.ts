import { sql } from 'kysely';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { findApiClientNames } from '../api-clients/index.ts';
import { findDeletedNames } from '../users/index.ts';

/** Names of those who ordered or blocked authenticators: users, deleted ones too, and programs; who is forgotten is absent. */
export async function findDoerNames(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('business_user')
    .select(['id', 'full_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const names = new Map(rows.map((row) => [row.id, row.full_name]));
  const absent = ids.filter((id) => !names.has(id));
  if (absent.length === 0) return names;
  return new Map([
    ...names,
    ...(await findDeletedNames(tx, keyring, absent)),
    ...(await findApiClientNames(tx, absent)),
  ]);
}

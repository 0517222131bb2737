import { sql, type SelectQueryBuilder } from 'kysely';
import type * as z from 'zod/mini';
import type { importedUserSelection } from '@tillid/contract/activation';
import type { Database } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';

/** Which imported users: named ones, or all (of one import) but some. */
export type ImportedUserSelection = z.output<typeof importedUserSelection>;

/**
 * The users of a selection who are still imported, as a query to select from or to delete by. Somebody sent for activation or
 * deleted since the list was shown is left out by the status alone.
 */
export function selectImportedUsers(
  tx: Tx,
  selection: ImportedUserSelection,
): SelectQueryBuilder<Database, 'business_user', object> {
  const imported = tx.db
    .selectFrom('business_user')
    .where('business_user.organisation_id', '=', tx.scope.organisationId)
    // As the index of imported users has it: a plan that is kept knows no value of a parameter.
    .where('business_user.status', '=', sql.lit('imported' as const));
  if ('userIds' in selection) return imported.where(sql<boolean>`business_user.id = any(${selection.userIds}::uuid[])`);
  const { importId, exceptUserIds } = selection;
  const ofImport = importId === null ? imported : imported.where('business_user.import_id', '=', importId);
  if (exceptUserIds.length === 0) return ofImport;
  return ofImport.where(sql<boolean>`business_user.id <> all(${exceptUserIds}::uuid[])`);
}

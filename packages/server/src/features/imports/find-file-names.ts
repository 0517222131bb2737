import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';

/** The names of imported files by the ids of the imports. */
export async function findFileNames(tx: Tx, importIds: readonly string[]): Promise<Map<string, string>> {
  if (importIds.length === 0) return new Map();
  const imports = await tx.db
    .selectFrom('import')
    .select(['id', 'file_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${importIds}::uuid[])`)
    .execute();
  return new Map(imports.map((row) => [row.id, row.file_name]));
}

import type { Insertable } from 'kysely';
import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { ImportTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';

/**
 * Size of the pieces in which an upload is sealed and stored. What the driver makes of a piece on its way (text of twice its size, and
 * copies) is forgotten soon only while it is small; of large pieces half the file would lie about several times.
 */
export const chunkBytes = 128 * 1024;

/** Seals one piece of an upload for its place. */
export function sealChunk(keys: OrganisationKeys, importId: string, number: number, bytes: Buffer): Buffer {
  return keys.seal(bytes, chunkContext(importId, number));
}

/** Stores a new import with its sealed pieces and the event that it started. */
export async function insertUpload(
  tx: Tx,
  row: Insertable<ImportTable>,
  sealedChunks: readonly Buffer[],
): Promise<void> {
  await tx.db.insertInto('import').values(row).execute();
  for (const [number, sealed] of sealedChunks.entries()) {
    const place = { organisation_id: tx.scope.organisationId, import_id: row.id, number };
    await tx.db
      .insertInto('import_chunk')
      .values({ ...place, sealed })
      .execute();
  }
  const changes = {
    fileName: { to: row.file_name },
    fileSha256: { to: row.file_hash.toString('hex') },
    menuItem: { to: row.menu_item },
  };
  await record(tx, { kind: 'import.started', entityType: 'import', entityId: row.id, version: row.version, changes });
}

/** The whole upload as it came. */
export async function readUpload(
  tx: Tx,
  keys: OrganisationKeys,
  upload: { importId: string; bytes: number },
): Promise<Buffer> {
  const file = Buffer.alloc(upload.bytes);
  let place = 0;
  for (let number = 0; place < upload.bytes; number += 1) {
    const chunk = await tx.db
      .selectFrom('import_chunk')
      .select('sealed')
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('import_id', '=', upload.importId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    place += keys.unseal(chunk.sealed, chunkContext(upload.importId, number)).copy(file, place);
  }
  return file;
}

/** What a sealed piece of an upload is bound to. */
export function chunkContext(importId: string, number: number): string {
  return `import-chunk|${importId}|${number}`;
}

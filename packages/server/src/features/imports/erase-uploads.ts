import { sql } from 'kysely';
import { danishBefore } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { markCancelled } from './end-import.ts';
import { lockImport } from './import-store.ts';
import { rowsOfBlock } from './row-block.ts';

// Decision 38.
const keptDays = 30;

/** Cancels the next import that was uploaded 30 days ago and never applied; gives how many: one, or none when none is left. */
export async function cancelForgottenImport(tx: Tx): Promise<number> {
  const found = await tx.db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('status', 'in', ['checking', 'checked'])
    .where('uploaded_at', '<=', oldest(tx))
    .where('erased_at', 'is', null)
    .orderBy('uploaded_at')
    .limit(1)
    .executeTakeFirst();
  const row = found === undefined ? undefined : await lockImport(tx, found.id);
  // Somebody may have decided at that moment.
  if (row?.status === 'checking' || row?.status === 'checked') await markCancelled(tx, row);
  return found === undefined ? 0 : 1;
}

/**
 * Erases the next piece of an upload and its judged rows: 30 days after the import ended, or after the upload where nothing was
 * applied. Gives how many pieces: one, or none when none is left; an import is marked with its last piece.
 */
export async function eraseUploadPiece(tx: Tx, mostRows: number): Promise<number> {
  const { organisationId, now } = tx.scope;
  const importId = await findErasable(tx);
  if (importId === undefined) return 0;
  await tx.db
    .deleteFrom('import_chunk')
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .execute();
  const blocks = Math.max(1, Math.floor(mostRows / rowsOfBlock));
  const gone = await sql`
    delete from import_block where organisation_id = ${organisationId}::uuid and import_id = ${importId}::uuid and (number, part) in (
      select number, part from import_block where organisation_id = ${organisationId}::uuid and import_id = ${importId}::uuid
      order by number, part limit ${blocks})`.execute(tx.db);
  if (Number(gone.numAffectedRows ?? 0) < blocks) {
    await tx.db
      .updateTable('import')
      .set({ erased_at: now.toString() })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', importId)
      .execute();
  }
  return 1;
}

async function findErasable(tx: Tx): Promise<string | undefined> {
  const before = oldest(tx);
  const found = await tx.db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('erased_at', 'is', null)
    .where('uploaded_at', '<=', before)
    .where('ended_at', 'is not', null)
    .where((eb) => eb.or([eb('mode', 'is', null), eb('ended_at', '<=', before)]))
    .orderBy('uploaded_at')
    .limit(1)
    .executeTakeFirst();
  return found?.id;
}

function oldest(tx: Tx): string {
  return danishBefore(tx.scope.now, { days: keptDays }).toString();
}

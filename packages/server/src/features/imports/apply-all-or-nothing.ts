import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { alreadyExists } from './compare-with-users.ts';
import { createStagedUsers } from './create-staged-users.ts';
import { markApplied, markCancelled, markFailed } from './end-import.ts';
import { findImport, lockImport, updateProgress, waitForOtherRuns, type ImportRow } from './import-store.ts';
import { refuseRows } from './refuse-rows.ts';
import { createRowPreparer, type PreparedRows, type RefusedRow } from './stage-rows.ts';
import { findConflicts, findLastStagedRow } from './staged-user-store.ts';
import { renewStagedUsers } from './renew-staged-users.ts';
import { stageUsers } from './stage-users.ts';

/** Users that are staged together. */
const batchRows = 5_000;

/** Undoes the unit of work in which users were being created: a cancel came, or somebody else created one of them at that moment. */
class Undone extends Error {}

/** Stages all users batch by batch, then creates them in one transaction; until that commits nothing is done (decision 37). */
export async function applyAllOrNothing(platform: Platform, scope: Scope, begun: ImportRow): Promise<void> {
  if (!(await stageAll(platform, scope, begun))) return;
  for (;;) {
    try {
      await platform.work(scope, (tx) => createAll(tx, platform, begun.id));
      return;
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
  }
}

async function stageAll(platform: Platform, scope: Scope, begun: ImportRow): Promise<boolean> {
  const prepare = await createRowPreparer(platform, scope, begun.id);
  const last = await platform.work(scope, (tx) => findLastStagedRow(tx, begun.id));
  let prepared = await prepare(last, batchRows);
  let { done } = begun;
  while (prepared.lastRow !== undefined) {
    const current = prepared;
    // The program makes the next rows ready while the database takes in these.
    const [goesOn, next] = await Promise.all([
      platform.work(scope, (tx) => stageBatch(tx, platform, begun.id, { prepared: current, done })),
      prepare(prepared.lastRow, batchRows),
    ]);
    if (!goesOn) return false;
    done += current.staged.length;
    prepared = next;
  }
  return true;
}

/** False when the import has ended, or another run of the job is further. */
async function stageBatch(
  tx: Tx,
  platform: Platform,
  importId: string,
  { prepared, done }: { prepared: PreparedRows; done: number },
): Promise<boolean> {
  const row = await readRunning(tx, importId);
  if (row === undefined || row.done !== done) return false;
  if (prepared.refused.length > 0) {
    await failNaming(tx, platform, importId, prepared.refused);
    return false;
  }
  await stageUsers(tx, importId, prepared.staged);
  await updateProgress(tx, importId, { done: done + prepared.staged.length });
  return true;
}

/** Creates all staged users. The import is locked last, so that a cancel can be asked for until then. */
async function createAll(tx: Tx, platform: Platform, importId: string): Promise<void> {
  const row = await readRunning(tx, importId);
  if (row === undefined) return;
  const { keyring } = platform;
  await renewStagedUsers(tx, keyring, importId);
  const known = await findConflicts(tx, importId);
  if (known.length > 0) {
    const refused = known.map((conflict) => ({ row: conflict.row, fault: alreadyExists(conflict.userId) }));
    await failNaming(tx, platform, importId, refused);
    return;
  }
  const { created, conflicts } = await createStagedUsers(tx, row, { count: row.done, keyring });
  if (conflicts.length > 0) throw new Undone();
  const locked = await lockImport(tx, importId);
  if (locked?.status !== 'applying' || locked.cancel_requested) throw new Undone();
  await markApplied(tx, { ...locked, created_count: created });
}

/** The import while it is to be applied; a cancel that was asked for is carried out. */
async function readRunning(tx: Tx, importId: string): Promise<ImportRow | undefined> {
  await waitForOtherRuns(tx, importId);
  const row = await findImport(tx, importId);
  if (row?.status !== 'applying') return undefined;
  if (!row.cancel_requested) return row;
  const locked = await lockImport(tx, importId);
  if (locked?.status === 'applying') await markCancelled(tx, locked);
  return undefined;
}

/** Ends the import with nothing created, and puts the reason on the rows that stand in the way. */
async function failNaming(tx: Tx, platform: Platform, importId: string, refused: readonly RefusedRow[]): Promise<void> {
  await refuseRows(tx, await platform.keyring.ofOrganisation(tx), importId, refused);
  const row = await lockImport(tx, importId);
  if (row?.status === 'applying') await markFailed(tx, row);
}

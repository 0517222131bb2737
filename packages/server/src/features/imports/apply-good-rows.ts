import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { alreadyExists } from './compare-with-users.ts';
import { createStagedUsers } from './create-staged-users.ts';
import { markApplied, markCancelled } from './end-import.ts';
import { findImport, lockImport, updateProgress, waitForOtherRuns, type ImportRow } from './import-store.ts';
import { refuseRows } from './refuse-rows.ts';
import { createRowPreparer, type PreparedRows } from './stage-rows.ts';
import { stageUsers } from './stage-users.ts';

/** Users that are committed together. */
const batchRows = 5_000;

/** Creates users batch by batch; each batch is committed with the outcome of its rows, and a cancel keeps what is committed. */
export async function applyGoodRows(platform: Platform, scope: Scope, begun: ImportRow): Promise<void> {
  const prepare = await createRowPreparer(platform, scope, begun.id);
  let prepared = await prepare(0, batchRows);
  let { done } = begun;
  while (prepared.lastRow !== undefined) {
    const current = prepared;
    // The program makes the next rows ready while the database takes in these.
    const [goesOn, next] = await Promise.all([
      platform.work(scope, (tx) => commitBatch(tx, platform, begun.id, { prepared: current, done })),
      prepare(prepared.lastRow, batchRows),
    ]);
    if (!goesOn) return;
    done += current.staged.length + current.refused.length;
    prepared = next;
  }
  await platform.work(scope, async (tx) => {
    const row = await lockImport(tx, begun.id);
    if (row?.status === 'applying' && row.done === done) await markApplied(tx, row);
  });
}

/** False when the import was cancelled, or another run of the job is further. */
async function commitBatch(
  tx: Tx,
  platform: Platform,
  importId: string,
  { prepared, done }: { prepared: PreparedRows; done: number },
): Promise<boolean> {
  await waitForOtherRuns(tx, importId);
  const row = await findImport(tx, importId);
  if (row?.status !== 'applying' || row.done !== done) return false;
  if (row.cancel_requested) {
    await cancelLocked(tx, importId);
    return false;
  }
  const { staged, refused } = prepared;
  await stageUsers(tx, importId, staged);
  const { keyring } = platform;
  const { created, conflicts } = await createStagedUsers(tx, row, { count: staged.length, keyring });
  const taken = conflicts.map((conflict) => ({ row: conflict.row, fault: alreadyExists(conflict.userId) }));
  await refuseRows(tx, await platform.keyring.ofOrganisation(tx), importId, [...refused, ...taken]);
  await updateProgress(tx, importId, {
    done: done + staged.length + refused.length,
    created_count: row.created_count + created,
  });
  return true;
}

async function cancelLocked(tx: Tx, importId: string): Promise<void> {
  const row = await lockImport(tx, importId);
  if (row?.status === 'applying') await markCancelled(tx, row);
}

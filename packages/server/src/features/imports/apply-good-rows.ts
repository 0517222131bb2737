import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { applyBlocks, beginMaking } from './apply-blocks.ts';
import { markApplied, markCancelled } from './end-import.ts';
import {
  findImport,
  lockImport,
  updateProgress,
  waitForOtherImports,
  waitForOtherRuns,
  type ImportRow,
} from './import-store.ts';
import type { MakingUsers } from './making-users.ts';
import { refuseRows } from './refuse-rows.ts';

/** Users that are committed together. */
const batchRows = 5_000;

/** Creates users batch by batch; each batch is committed with the outcome of its rows, and a cancel keeps what is committed. */
export async function applyGoodRows(
  platform: Platform,
  scope: Scope,
  { begun, making }: { begun: ImportRow; making: MakingUsers },
): Promise<void> {
  let done: number | undefined = begun.done;
  while (done !== undefined) {
    const before: number = done;
    done = await platform.work(scope, (tx) => commitBatch(tx, platform, { importId: begun.id, done: before, making }));
  }
}

/** How many rows are done now; undefined when the import has ended, or another run of the job is further. */
async function commitBatch(
  tx: Tx,
  platform: Platform,
  { importId, done, making }: { importId: string; done: number; making: MakingUsers },
): Promise<number | undefined> {
  await waitForOtherRuns(tx, importId);
  const row = await findImport(tx, importId);
  if (row?.status !== 'applying' || row.done !== done) return undefined;
  if (row.cancel_requested) return await endLocked(tx, importId, markCancelled);
  await waitForOtherImports(tx);
  await beginMaking(tx, platform.keyring, importId, making);
  const batch = await applyBlocks(tx, row, making, { after: -1, most: batchRows, onlyLook: false });
  if (batch.lastNumber === undefined) return await endLocked(tx, importId, markApplied);
  await refuseRows(tx, await platform.keyring.ofOrganisation(tx), importId, batch.refused);
  const created = row.created_count + batch.created;
  await updateProgress(tx, importId, { done: done + batch.rows, created_count: created });
  return done + batch.rows;
}

async function endLocked(tx: Tx, importId: string, end: typeof markApplied): Promise<undefined> {
  const row = await lockImport(tx, importId);
  if (row?.status === 'applying') await end(tx, row);
  return undefined;
}

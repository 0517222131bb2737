import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { applyBlocks, beginMaking } from './apply-blocks.ts';
import { markApplied, markCancelled, markFailed } from './end-import.ts';
import {
  findImport,
  lockImport,
  updateProgress,
  waitForOtherImports,
  waitForOtherRuns,
  type ImportRow,
} from './import-store.ts';
import type { MakingUsers } from './making-users.ts';
import { refuseRows, type RefusedRow } from './refuse-rows.ts';

/** Users after which progress is told. */
const batchRows = 5_000;

/** Undoes the unit of work in which users were being created: a cancel came, or who stood in the way is gone again. */
class Undone extends Error {}

/** Undoes that unit of work because rows cannot be applied any more. */
class Refused extends Error {
  readonly rows: readonly RefusedRow[];
  constructor(rows: readonly RefusedRow[]) {
    super();
    this.rows = rows;
  }
}

/** Creates all users in one transaction, batch by batch from the judged blocks; until that commits nothing is done (decision 37). */
export async function applyAllOrNothing(
  platform: Platform,
  scope: Scope,
  { begun, making }: { begun: ImportRow; making: MakingUsers },
): Promise<void> {
  for (;;) {
    try {
      await platform.work(scope, (tx) => createAll(tx, platform, begun.id, making));
      return;
    } catch (error) {
      if (error instanceof Refused) {
        await platform.work(scope, (tx) => failNaming(tx, platform, begun.id, error.rows));
        return;
      }
      if (!(error instanceof Undone)) throw error;
    }
  }
}

/** Creates all users. The import is locked last, so that a cancel can be asked for until then. */
async function createAll(tx: Tx, platform: Platform, importId: string, making: MakingUsers): Promise<void> {
  const row = await readRunning(tx, importId);
  if (row === undefined) return;
  await waitForOtherImports(tx);
  await tellProgress(platform, tx.scope, importId, 0);
  const created = await createBatches(tx, platform, row, making);
  const locked = await lockImport(tx, importId);
  if (locked?.status !== 'applying' || locked.cancel_requested) throw new Undone();
  await markApplied(tx, { ...locked, done: created, created_count: created });
}

/** Once something stands in the way it only looks for what else does, so that all of it is named. */
async function createBatches(tx: Tx, platform: Platform, row: ImportRow, making: MakingUsers): Promise<number> {
  await beginMaking(tx, platform.keyring, row.id, making);
  const refused: RefusedRow[] = [];
  let created = 0;
  let lastNumber: number | undefined = -1;
  while (lastNumber !== undefined) {
    const wanted = { after: lastNumber, most: batchRows, onlyLook: refused.length > 0 };
    const batch = await applyBlocks(tx, row, making, wanted);
    ({ lastNumber } = batch);
    created += batch.created;
    refused.push(...batch.refused);
    if (refused.length === 0) await tellProgress(platform, tx.scope, row.id, created);
  }
  if (refused.some(isOfNobody)) throw new Undone();
  if (refused.length > 0) throw new Refused(refused);
  return created;
}

// Who stood in the way is gone again.
function isOfNobody({ fault }: RefusedRow): boolean {
  return fault.code === 'already-exists' && fault.params === undefined;
}

/** Tells how far it is, beside the transaction whose work nobody sees yet; undoes that when a cancel was asked for. */
async function tellProgress(platform: Platform, scope: Scope, importId: string, done: number): Promise<void> {
  const goesOn = await platform.work(scope, async (tx) => {
    const row = await findImport(tx, importId);
    if (row?.status !== 'applying' || row.cancel_requested) return false;
    await updateProgress(tx, importId, { done });
    return true;
  });
  if (!goesOn) throw new Undone();
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
  if ((await readRunning(tx, importId)) === undefined) return;
  await refuseRows(tx, await platform.keyring.ofOrganisation(tx), importId, refused);
  const row = await lockImport(tx, importId);
  if (row?.status === 'applying') await markFailed(tx, row);
}

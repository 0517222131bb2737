import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  endBulkChange,
  findBulkChange,
  lockBulkChange,
  updateCounts,
  type BulkChangeRow,
  type Ending,
} from './bulk-change-store.ts';
import { changeUsers } from './change-users.ts';
import { listWaiting, writeOutcomes, type Outcome } from './frozen-user-store.ts';

const batchSize = 500;
/** Pages that show how far it is read again so often at most. */
const tellEveryMs = 500;

/** The job of a bulk change: batch by batch, each whole or not at all, so that a killed server goes on where it was. */
export function runBulkChange(platform: Platform): JobHandler {
  return async (scope, changeId, lastTry) => {
    try {
      await runBatches(platform, scope, changeId);
    } catch (error) {
      if (lastTry) await platform.work(scope, (tx) => fail(tx, changeId));
      throw error;
    }
  };
}

async function runBatches(platform: Platform, scope: Scope, changeId: string): Promise<void> {
  const change = await platform.work(scope, (tx) => findBulkChange(tx, changeId));
  if (change === undefined) return;
  // The job does what a person or program ordered, so history names whoever did.
  const actor: Scope['actor'] = { kind: change.ordered_by_kind, id: change.ordered_by };
  let toldAt = performance.now();
  const runNext = () =>
    platform.work({ ...scope, actor, now: platform.clock.now() }, async (tx) => {
      const goesOn = await runBatch(tx, platform, changeId);
      if (goesOn && performance.now() - toldAt >= tellEveryMs) {
        await announce(tx, { kind: 'bulk-change', id: changeId });
        toldAt = performance.now();
      }
      return goesOn;
    });
  while (await runNext());
}

async function runBatch(tx: Tx, platform: Platform, changeId: string): Promise<boolean> {
  const change = await lockBulkChange(tx, changeId);
  if (change.status !== 'running') return false;
  const userIds = await listWaiting(tx, change, batchSize);
  if (userIds.length === 0) {
    await end(tx, change, 'completed');
    return false;
  }
  const outcomes = await changeUsers(tx, platform, change, userIds);
  await writeOutcomes(tx, changeId, outcomes);
  const reached = userIds.at(-1) ?? null;
  await updateCounts(tx, changeId, { ...countsAfter(change, outcomes), reached });
  return true;
}

function countsAfter(change: BulkChangeRow, outcomes: readonly Outcome[]) {
  const reasons = { ...change.reasons };
  let { done, skipped } = change;
  for (const { outcome } of outcomes) {
    if (outcome === 'done') {
      done += 1;
    } else {
      skipped += 1;
      reasons[outcome] = (reasons[outcome] ?? 0) + 1;
    }
  }
  return { done, skipped, reasons };
}

/** Ends a bulk change and lets every page that shows it or users read again. */
export async function end(tx: Tx, change: BulkChangeRow, status: Ending): Promise<BulkChangeRow> {
  const ended = await endBulkChange(tx, change, status);
  await announce(tx, { kind: 'bulk-change', id: change.id });
  await announce(tx, { kind: 'users', id: change.id });
  return ended;
}

/** Ends a bulk change that the system could not carry through: what is done stays done. */
async function fail(tx: Tx, changeId: string): Promise<void> {
  const change = await lockBulkChange(tx, changeId);
  if (change.status === 'running') await end(tx, change, 'failed');
}

import type { Tx } from '../../platform/db/work.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import { listRunningRemovals } from './unit-removal-store.ts';

/** Gives the removal of a unit its job; one that waits or has failed for good is replaced, so that it begins anew. */
export function enqueueRemoval(tx: Tx, unitId: string): Promise<void> {
  return enqueueJob(tx, 'run-unit-removal', unitId, { key: `run-unit-removal:${unitId}` });
}

/**
 * Gives every removal that is under way its job again. A server that is killed in the last attempt of a job, or cannot reach the database
 * to write the failure down, leaves a removal that nothing carries on, and a unit with which nothing can be done.
 */
export async function resumeRemovals(tx: Tx): Promise<number> {
  const unitIds = await listRunningRemovals(tx);
  for (const unitId of unitIds) await enqueueRemoval(tx, unitId);
  return unitIds.length;
}

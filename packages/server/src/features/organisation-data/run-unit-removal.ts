import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeUnit, closeUnit, findDefaultInvoicingMethod, getUnit, lockUnit } from '../organisations/index.ts';
import { endRemoval, moveNext } from './move-users.ts';
import { addDone, failRemoval, findRemoval, lockRemoval } from './unit-removal-store.ts';

/** The job that moves the users of a unit and then removes it: batch by batch, each whole or not at all, so that a killed server goes on where it was. */
export function runUnitRemoval(platform: Platform): JobHandler {
  return async (scope, unitId, lastTry) => {
    try {
      await runBatches(platform, scope, unitId);
    } catch (error) {
      if (lastTry) await platform.work(scope, (tx) => fail(tx, unitId));
      throw error;
    }
  };
}

async function runBatches(platform: Platform, scope: Scope, unitId: string): Promise<void> {
  const removal = await platform.work(scope, (tx) => findRemoval(tx, unitId));
  if (removal === undefined) return;
  // The job does what a person ordered, so history names that person.
  const actor: Scope['actor'] = { kind: 'user', id: removal.ordered_by };
  const runNext = () => platform.work({ ...scope, actor, now: platform.clock.now() }, (tx) => runBatch(tx, unitId));
  while (await runNext());
}

/** Moves the next users, or ends when there are none; false when there is nothing more to do. */
async function runBatch(tx: Tx, unitId: string): Promise<boolean> {
  const removal = await lockRemoval(tx, unitId);
  if (removal?.status !== 'running') return false;
  const moved = await moveNext(tx, await getUnit(tx, unitId), removal.replacement_id);
  if (moved === 0) return await endUnlessUsed(tx, unitId, removal.replacement_id);
  await addDone(tx, unitId, moved);
  await announce(tx, { kind: 'units', id: unitId });
  return true;
}

/**
 * Somebody may have been given the unit by a request or import that read it before the removal began; that is waited for, before the other
 * units of the organisation are held up.
 */
async function endUnlessUsed(tx: Tx, unitId: string, replacementId: string | null): Promise<boolean> {
  await closeUnit(tx, await getUnit(tx, unitId));
  const unit = await lockUnit(tx, unitId);
  const late = await moveNext(tx, unit, replacementId);
  if (late > 0) {
    await addDone(tx, unitId, late);
    return true;
  }
  await endRemoval(tx, unit);
  return false;
}

/** Gives a removal up that the system could not carry through: who has moved has moved, and the unit can be chosen again. */
async function fail(tx: Tx, unitId: string): Promise<void> {
  const removal = await lockRemoval(tx, unitId);
  if (removal?.status !== 'running') return;
  const unit = await lockUnit(tx, unitId);
  const isDefault = unit.kind === 'invoicing-method' && (await findDefaultInvoicingMethod(tx)) === undefined;
  await failRemoval(tx, unitId);
  await changeUnit(tx, unit, {
    set: { being_removed: false, ...(isDefault ? { is_default: true } : {}) },
    kind: `${unit.kind}.removal-failed`,
    changes: { done: { to: String(removal.done) } },
  });
  await announce(tx, { kind: 'units', id: unitId });
}

import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { usersMovedAtOnce } from '@tillid/domain/organisations/unit';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeUnit, closeUnit, findUnit, getUnit, lockUnit, unitLabel, type UnitRow } from '../organisations/index.ts';
import { enqueueRemoval } from './enqueue-removal.ts';
import { endRemoval, moveNext } from './move-users.ts';
import { countUsersOfUnit, insertRemoval } from './unit-removal-store.ts';
import { refuseForbidden, viewUnit } from './unit-view.ts';

/**
 * Removes a unit: at once where its users move in one step, else its removal begins, nobody is given the unit any more, and a job moves
 * the users.
 */
export function removeUnit(platform: Platform) {
  return (call: Call<typeof contract.removeUnit>): Promise<ReplyOf<typeof contract.removeUnit>> =>
    platform.work(call.scope, async (tx) => {
      const unit = await lockUnit(tx, call.params.unitId, call.version);
      await refuseForbidden(tx, 'remove', unit);
      const { replacementId } = call.body;
      const replacement = await acceptReplacement(tx, unit, replacementId);
      const users = await countUsersOfUnit(tx, unit);
      if (users > usersMovedAtOnce) {
        await begin(tx, unit, { replacement, total: users, orderedBy: call.caller.actor.id });
        return { unit: await viewUnit(tx, call.caller, await getUnit(tx, unit.id)), users };
      }
      await closeUnit(tx, unit);
      let moved = 0;
      const move = () => moveNext(tx, unit, replacementId);
      for (let step = await move(); step > 0; step = await move()) moved += step;
      await endRemoval(tx, unit);
      return { unit: null, users: moved };
    });
}

async function acceptReplacement(tx: Tx, unit: UnitRow, replacementId: string | null): Promise<UnitRow | null> {
  if (replacementId === null) return null;
  const replacement = await findUnit(tx, replacementId);
  if (replacement?.kind === unit.kind && replacement.id !== unit.id && !replacement.being_removed) return replacement;
  throw new Problem('validation-failed', { errors: [{ pointer: '/replacementId', code: 'replacement-unusable' }] });
}

type Beginning = { readonly replacement: UnitRow | null; readonly total: number; readonly orderedBy: string };

async function begin(tx: Tx, unit: UnitRow, { replacement, total, orderedBy }: Beginning): Promise<void> {
  await insertRemoval(tx, {
    id: unit.id,
    kind: unit.kind,
    replacement_id: replacement?.id ?? null,
    total,
    ordered_by: orderedBy,
  });
  await changeUnit(tx, unit, {
    // The only invoicing method can go while it is the default one; whichever is added meanwhile takes its place.
    set: { being_removed: true, ...(unit.is_default ? { is_default: false } : {}) },
    kind: `${unit.kind}.removal-started`,
    changes: {
      users: { to: String(total) },
      replacement: { to: replacement === null ? null : unitLabel(replacement) },
    },
  });
  await enqueueRemoval(tx, unit.id);
  await announce(tx, { kind: 'units', id: unit.id });
}

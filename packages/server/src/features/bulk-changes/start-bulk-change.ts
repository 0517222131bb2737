import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import type { BulkChange } from '@tillid/domain/bulk-changes/bulk-change';
import { mostSelected } from '@tillid/domain/users/selection-limits';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type Change } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { unitPlaces } from '../organisations/index.ts';
import { selectUsers, type UserSelection } from '../users/index.ts';
import { acceptAssignment } from './accept-assignment.ts';
import { acceptStatusChange } from './accept-status-change.ts';
import { insertBulkChange, updateCounts } from './bulk-change-store.ts';
import { countOutcomes, freezeUsers } from './frozen-user-store.ts';
import { verdictOf, type OrderedChange } from './judge-selection.ts';
import { countsOf } from './left-out.ts';

type Started = ReplyOf<typeof contract.startBulkStatusChange>;

/** Begins to change the status of many users; a job does it. */
export function startBulkStatusChange(platform: Platform) {
  return (call: Call<typeof contract.startBulkStatusChange>): Promise<Started> =>
    platform.work(call.scope, (tx) => {
      const { selection, change } = call.body;
      return startOf(tx, call.caller, { selection, change: acceptStatusChange(tx, change) });
    });
}

/** Begins to send many users their activation e-mails again; a job does it. */
export function startBulkResending(platform: Platform) {
  return (call: Call<typeof contract.startBulkResending>): Promise<Started> =>
    platform.work(call.scope, (tx) =>
      startOf(tx, call.caller, {
        selection: call.body.selection,
        change: { action: 'resend-activation-email' },
      }),
    );
}

/** Begins to associate many users with a unit, or with none; a job does it. */
export function startBulkAssignment(platform: Platform) {
  return (call: Call<typeof contract.startBulkAssignment>): Promise<Started> =>
    platform.work(call.scope, async (tx) => {
      const { selection, unit } = call.body;
      return startOf(tx, call.caller, { selection, change: await acceptAssignment(tx, unit) });
    });
}

function startOf(
  tx: Tx,
  caller: Caller,
  { selection, change }: { readonly selection: UserSelection; readonly change: OrderedChange },
): Promise<Started> {
  return start(tx, caller, { change, undoesId: null }, async (id) => {
    const chosen = selectUsers(tx, selection);
    const verdict = await verdictOf(tx, { change, chosen, actorId: caller.actor.id });
    await freezeUsers(tx, id, chosen, verdict);
  });
}

type New = { readonly change: BulkChange; readonly undoesId: string | null };

/** Writes a bulk change, whose users `freeze` writes, with its event and its job. */
export async function start(
  tx: Tx,
  caller: Caller,
  { change, undoesId }: New,
  freeze: (id: string) => Promise<void>,
): Promise<Started> {
  const id = newId(tx.scope.now);
  await insertBulkChange(tx, {
    id,
    change,
    undoes_id: undoesId,
    ordered_by: caller.actor.id,
    ordered_by_kind: caller.kind,
  });
  await freeze(id);
  const { selected, able, reasons } = countsOf(await countOutcomes(tx, id));
  if (selected > mostSelected) throw ruleBroken('too-many-users', { most: mostSelected });
  if (able === 0) throw ruleBroken('nobody-to-change');
  await updateCounts(tx, id, { selected, skipped: selected - able, reasons });
  await record(tx, {
    kind: 'bulk-change.started',
    entityType: 'bulk-change',
    entityId: id,
    version: 1,
    changes: { ...told(change), usersSelected: { to: String(selected) } },
  });
  await enqueueJob(tx, 'run-bulk-change', id);
  await announce(tx, { kind: 'bulk-change', id });
  return { bulkChangeId: id, selected, able };
}

function told(change: BulkChange): Record<string, Change> {
  const action = { bulkAction: { to: change.action } };
  if (change.action === 'assign-unit')
    return { ...action, [unitPlaces[change.unit.kind].toldField]: { to: change.unit.unitId } };
  if (change.action !== 'deactivate') return action;
  const { from, to } = change.period;
  return { ...action, deactivatedFrom: { to: from }, ...(to === null ? {} : { deactivatedTo: { to } }) };
}

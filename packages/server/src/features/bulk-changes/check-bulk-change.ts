import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import type { Tx } from '../../platform/db/work.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { selectUsers, type UserSelection } from '../users/index.ts';
import { acceptAssignment } from './accept-assignment.ts';
import { acceptStatusChange } from './accept-status-change.ts';
import { verdictOf, type OrderedChange } from './judge-selection.ts';
import { countsOf, countVerdicts, groupLeftOut, nameLeftOut } from './left-out.ts';

type Checked = ReplyOf<typeof contract.checkBulkStatusChange>;
type StatusBody = BodyOf<typeof contract.checkBulkStatusChange>;

/** Whose status of a selection can be changed, and why not the others'; writes nothing. */
export function checkBulkStatusChange(platform: Platform) {
  return (call: Call<typeof contract.checkBulkStatusChange>): Promise<Checked> =>
    platform.work(call.scope, (tx) => {
      const { selection, change }: StatusBody = call.body;
      return check(tx, call.caller.actor.id, { selection, change: acceptStatusChange(tx, change) });
    });
}

/** To whom of a selection an activation e-mail can be sent again; writes nothing. */
export function checkBulkResending(platform: Platform) {
  return (call: Call<typeof contract.checkBulkResending>): Promise<Checked> =>
    platform.work(call.scope, (tx) =>
      check(tx, call.caller.actor.id, {
        selection: call.body.selection,
        change: { action: 'resend-activation-email' },
      }),
    );
}

/** Who of a selection can be associated with a unit, or with none of its kind; writes nothing. */
export function checkBulkAssignment(platform: Platform) {
  return (call: Call<typeof contract.checkBulkAssignment>): Promise<Checked> =>
    platform.work(call.scope, async (tx) => {
      const { selection, unit } = call.body;
      return check(tx, call.caller.actor.id, { selection, change: await acceptAssignment(tx, unit) });
    });
}

async function check(
  tx: Tx,
  actorId: string,
  { selection, change }: { readonly selection: UserSelection; readonly change: OrderedChange },
): Promise<Checked> {
  const chosen = selectUsers(tx, selection);
  const verdict = await verdictOf(tx, { change, chosen, actorId });
  const { selected, able, reasons } = countsOf(await countVerdicts(tx, chosen, verdict));
  const named = selected === able ? [] : await nameLeftOut(tx, chosen, verdict);
  // Who was named and is not there; another organisation's users are told alike.
  const gone = 'userIds' in selection ? new Set(selection.userIds).size - selected : 0;
  return { selected, able, leftOut: groupLeftOut({ ...reasons, gone }, named) };
}

import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import { parseReason, reasonMaxLength } from '@tillid/domain/users/correction-reason';
import type { UserDraft } from '@tillid/domain/users/user-draft';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { breaksConstraint } from '../../platform/http/database-problems.ts';
import { announce } from '../../platform/http/events.ts';
import { personRequired } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { sendActivation } from '../activation/index.ts';
import { readSettings } from '../organisations/index.ts';
import {
  acceptDraft,
  changesBetween,
  changesOfCpr,
  endSessions,
  lockUser,
  openCpr,
  readProfile,
  refuseForbidden,
  refuseToLeaveNobody,
  updateUser,
  type UserRow,
} from '../users/index.ts';
import { deleteCode, unbindSubjects } from './correction-store.ts';

type Correcting = Call<typeof contract.correctUser>;
type Correction = { readonly draft: UserDraft; readonly reason: string };

/** Corrects who a user is. Whoever was proven by a number or date of birth that was wrong has to be proven anew (decision 34). */
export function correctUser(platform: Platform) {
  const correct = (call: Correcting): Promise<ReplyOf<typeof contract.correctUser>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      // Who somebody is, is for a person to say.
      if (call.caller.kind !== 'user') throw personRequired();
      refuseForbidden('correct', user, call.caller);
      const { draft, reason } = await acceptCorrection(tx, platform, user, call.body);
      const set = { ...changesOf(draft), ...(await changesOfCpr(tx, platform.keyring, user, draft)) };
      const changed = Object.keys(changesBetween(user, { ...user, ...set }));
      if (changed.length === 0) return { user: await readProfile(tx, platform.keyring, call.caller, user), sent: null };
      const isIdentity = changed.includes('cpr') || changed.includes('dateOfBirth');
      if (isIdentity) await refuseToUnprove(tx, user, call.caller);
      const waits = isIdentity || user.status === 'pending-activation';
      if (waits && draft.cpr === undefined) refuseOldLogIn(call.caller, tx.scope.now);
      const also = { correctionReason: { to: reason } };
      const corrected = await updateUser(tx, user, waits ? { ...set, ...unproven } : set, {
        kind: 'user.corrected',
        also,
      });
      await endSessions(tx, [user.id]);
      if (isIdentity) await unbindSubjects(tx, user.id);
      if (draft.cpr !== undefined) await deleteCode(tx, user.id);
      const sent = waits ? await sendActivation(platform)(tx, corrected) : null;
      await announce(tx, { kind: 'users', id: user.id });
      return { user: await readProfile(tx, platform.keyring, call.caller, corrected), sent };
    });
  // Somebody else took the CPR number between the look and the change: another look tells who.
  return (call: Correcting): Promise<ReplyOf<typeof contract.correctUser>> =>
    correct(call).catch((error: unknown) => {
      if (breaksConstraint(error, 'business_user_cpr') || breaksConstraint(error, 'business_user_next_cpr'))
        return correct(call);
      throw error;
    });
}

/** What is true of somebody who has to be proven; a deactivation that was planned is of the time before. */
const unproven = {
  status: 'pending-activation',
  registered_level: null,
  activated_at: null,
  deactivated_from: null,
  deactivated_to: null,
} as const;

async function acceptCorrection(
  tx: Tx,
  platform: Platform,
  user: UserRow,
  body: BodyOf<typeof contract.correctUser>,
): Promise<Correction> {
  const present = await openCpr(tx, platform.keyring, user);
  const cpr = body.cpr ?? present?.reveal() ?? null;
  const input = {
    firstName: body.firstName,
    lastName: body.lastName,
    cpr,
    dateOfBirth: cpr === null ? (body.dateOfBirth ?? user.date_of_birth) : null,
    email: user.email,
  };
  const reason = parseReason(body.reason);
  const params = { most: reasonMaxLength };
  const otherFaults = reason.ok ? [] : [{ pointer: '/reason', code: reason.fault, params }];
  // A number that is there was accepted when it came, whatever is accepted now.
  const testNumbers = body.cpr === null || platform.settings.testNumbers;
  const draft = acceptDraft(tx, input, { settings: await readSettings(tx), testNumbers }, otherFaults);
  return { draft, reason: reason.ok ? reason.value : '' };
}

function changesOf(draft: UserDraft) {
  return { first_name: draft.firstName, last_name: draft.lastName, date_of_birth: draft.dateOfBirth };
}

/** Until proven anew the user is away, so the rules for whom one may send away hold; one could also make oneself somebody else. */
async function refuseToUnprove(tx: Tx, user: UserRow, caller: Correcting['caller']): Promise<void> {
  refuseForbidden('correct-identity', user, caller);
  if (user.status !== 'active') return;
  await refuseToLeaveNobody(tx, user.id, { from: danishDay(tx.scope.now).toString(), to: null });
}

import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { readPeriod, type DeactivationPeriod } from '@tillid/domain/users/deactivation-period';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  endSessions,
  lockUser,
  readProfile,
  refuseForbidden,
  refuseToLeaveNobody,
  updateUser,
  type UserRow,
} from '../users/index.ts';

/** Deactivates a user from today or from a later day, or changes the one period there is; who is deactivated today is signed out at once. */
export function setDeactivation(platform: Platform) {
  return (call: Call<typeof contract.setDeactivation>): Promise<ReplyOf<typeof contract.setDeactivation>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      refuseForbidden(user.status === 'deactivated' ? 'change-deactivation' : 'deactivate', user, call.caller);
      const today = danishDay(tx.scope.now).toString();
      const period = acceptPeriod(call.body, user, today);
      await refuseToLeaveNobody(tx, user.id, period);
      const edited = await applyPeriod(tx, user, { period, begins: period.from <= today });
      return await readProfile(tx, platform.keyring, call.caller, edited);
    });
}

function acceptPeriod(
  given: BodyOf<typeof contract.setDeactivation>,
  user: UserRow,
  today: string,
): DeactivationPeriod {
  const running = user.status === 'deactivated' ? (user.deactivated_from ?? today) : undefined;
  const period = readPeriod(given, { today, running });
  if (period.ok) return period.value;
  const errors = period.fault.map(({ field, code }) => ({ pointer: `/${field}`, code }));
  throw new Problem('validation-failed', { errors });
}

async function applyPeriod(
  tx: Tx,
  user: UserRow,
  { period, begins }: { period: DeactivationPeriod; begins: boolean },
): Promise<UserRow> {
  const { from, to } = period;
  if (user.deactivated_from === from && user.deactivated_to === to) return user;
  const set = { status: begins ? 'deactivated' : 'active', deactivated_from: from, deactivated_to: to } as const;
  const edited = await updateUser(tx, user, set, kindOf(user, begins));
  if (begins) await endSessions(tx, [user.id]);
  await announce(tx, { kind: 'users', id: user.id });
  return edited;
}

function kindOf(user: UserRow, begins: boolean): EventKind {
  if (user.status === 'deactivated') return 'user.deactivation-changed';
  if (begins) return 'user.deactivated';
  return user.deactivated_from === null ? 'user.deactivation-planned' : 'user.deactivation-changed';
}

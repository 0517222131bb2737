import { leavesNobody, type DeactivationPeriod } from '@tillid/domain/users/deactivation-period';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import { listAdministratorPeriods, lockAdministrators } from './administrator-store.ts';
import { findUser } from './user-store.ts';

/**
 * Throws when on some day of a period no organisation administrator would be there (decision 15). Of two who send each other away at
 * once the later sees what the earlier has done: throws not-authenticated for whoever was sent away meanwhile.
 */
export async function refuseToLeaveNobody(tx: Tx, userId: string, period: DeactivationPeriod): Promise<void> {
  await lockAdministrators(tx);
  await refuseWhoeverWasSentAway(tx);
  const administrators = await listAdministratorPeriods(tx);
  if (!administrators.some((one) => one.userId === userId)) return;
  const others = administrators.filter((one) => one.userId !== userId).map((one) => one.period);
  if (leavesNobody(period, others)) throw ruleBroken('last-organisation-administrator');
}

async function refuseWhoeverWasSentAway(tx: Tx): Promise<void> {
  const { actor } = tx.scope;
  if (actor.kind !== 'user') return;
  const user = await findUser(tx, actor.id);
  if (user?.status !== 'active') throw new Problem('not-authenticated');
}

/** Whether the organisation would be without organisation administrator: today while the user is away, or on some day once the user is gone. */
export async function judgeNeed(
  tx: Tx,
  userId: string,
): Promise<{ readonly today: boolean; readonly someDay: boolean }> {
  const administrators = await listAdministratorPeriods(tx);
  const others = administrators.filter((one) => one.userId !== userId).map((one) => one.period);
  if (others.length === administrators.length) return { today: false, someDay: false };
  const today = danishDay(tx.scope.now).toString();
  return {
    today: leavesNobody({ from: today, to: today }, others),
    someDay: leavesNobody({ from: today, to: null }, others),
  };
}

import { leavesNobody, type DeactivationPeriod } from '@tillid/domain/users/deactivation-period';
import type { Tx } from '../../platform/db/work.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { listAdministratorPeriods, lockAdministrators } from './administrator-store.ts';

/**
 * Throws when on some day of a period no organisation administrator would be there (decision 15). Of two who send each other away at
 * once the later sees what the earlier has done.
 */
export async function refuseToLeaveNobody(tx: Tx, userId: string, period: DeactivationPeriod): Promise<void> {
  await lockAdministrators(tx);
  const administrators = await listAdministratorPeriods(tx);
  if (!administrators.some((one) => one.userId === userId)) return;
  const others = administrators.filter((one) => one.userId !== userId).map((one) => one.period);
  if (leavesNobody(period, others)) throw ruleBroken('last-organisation-administrator');
}

import { leavesNobody, type DeactivationPeriod } from '../users/deactivation-period.ts';

/** An organisation administrator with when they are away: null for never. */
export type AdministratorPeriod = { readonly userId: string; readonly period: DeactivationPeriod | null };

/**
 * Which of some organisation administrators, who are all to be away for a period, have to stay so that on each of its days somebody is
 * there (decision 15). Those who came last go first: ids tell the order in which users were made, and whoever is left is told by name.
 */
export function whoStays(
  period: DeactivationPeriod,
  leaving: readonly string[],
  administrators: readonly AdministratorPeriod[],
): readonly string[] {
  const periods = new Map(administrators.map((one) => [one.userId, one.period]));
  const staying: string[] = [];
  for (const userId of leaving.toSorted().toReversed()) {
    const own = periods.get(userId);
    if (own === undefined) continue;
    const others = [...periods].filter(([other]) => other !== userId).map(([, other]) => other);
    if (leavesNobody(period, others)) staying.push(userId);
    else periods.set(userId, period);
  }
  return staying;
}

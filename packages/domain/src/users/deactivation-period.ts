import { isoDay } from '../identifiers/calendar-day.ts';
import { fail, ok, type Result } from '../result.ts';
import { readDay } from './date-of-birth.ts';
import type { UserStatus } from './user-status.ts';

/** Days in Denmark, ISO, on which a user is deactivated: from and including the first to and including the last, or until reactivated. */
export type DeactivationPeriod = { readonly from: string; readonly to: string | null };

/** What decides on which days a user is active: the status as it was last written down, and the one period that was set since. */
export type StatusAndPeriod = { readonly status: UserStatus; readonly from: string | null; readonly to: string | null };

/** What a period makes true at the beginning of a day. */
export type StatusChange = { readonly status: 'active' | 'deactivated'; readonly on: string };

/** Why a period is refused. */
export type PeriodFault = {
  readonly field: 'from' | 'to';
  readonly code: 'date-format' | 'date-past' | 'date-before-start';
};

/** The status of a user on a day: that of the period where there is one, whether or not somebody has written it down (decision 25). */
export function statusOn({ status, from, to }: StatusAndPeriod, day: string): UserStatus {
  if (from === null || (status !== 'active' && status !== 'deactivated')) return status;
  return contains({ from, to }, day) ? 'deactivated' : 'active';
}

/** The changes that a period has made by a day and that the status does not tell yet, oldest first. */
export function changesDue({ status, from, to }: StatusAndPeriod, day: string): StatusChange[] {
  if (from === null || (status !== 'active' && status !== 'deactivated')) return [];
  const changes: StatusChange[] = [];
  if (status === 'active' && from <= day) changes.push({ status: 'deactivated', on: from });
  if (to !== null && to < day) changes.push({ status: 'active', on: dayAfter(to) });
  return changes;
}

/** Whether a period has begun by a day and not ended. */
export function contains({ from, to }: DeactivationPeriod, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

/**
 * Reads the two optional days of a deactivation: no first day means today, no last day until reactivated. `running` is the first day of
 * a deactivation that has begun, which stays.
 */
export function readPeriod(
  given: { readonly from: string | null; readonly to: string | null },
  { today, running }: { readonly today: string; readonly running?: string | undefined },
): Result<DeactivationPeriod, readonly PeriodFault[]> {
  const first = isGiven(given.from) && running === undefined ? readDay(given.from.trim()) : today;
  const last = isGiven(given.to) ? readDay(given.to.trim()) : null;
  const faults: PeriodFault[] = [];
  if (first === undefined) faults.push({ field: 'from', code: 'date-format' });
  else if (first < today) faults.push({ field: 'from', code: 'date-past' });
  if (last === undefined) faults.push({ field: 'to', code: 'date-format' });
  else if (last !== null && last < today) faults.push({ field: 'to', code: 'date-past' });
  else if (last !== null && first !== undefined && last < first)
    faults.push({ field: 'to', code: 'date-before-start' });
  if (first === undefined || last === undefined || faults.length > 0) return fail(faults);
  return ok({ from: running ?? first, to: last });
}

/** The day on which a user is back, or null when that is not planned. */
export function backOn({ to }: Pick<DeactivationPeriod, 'to'>): string | null {
  return to === null ? null : dayAfter(to);
}

/**
 * Whether there is a day of a period on which all the others are away too, who are given by their periods: null for somebody who is
 * always there. Days on which all of them are away are one stretch, since each is away for one.
 */
export function leavesNobody(period: DeactivationPeriod, others: readonly (DeactivationPeriod | null)[]): boolean {
  let { from, to } = period;
  for (const other of others) {
    if (other === null) return false;
    if (other.from > from) from = other.from;
    if (other.to !== null && (to === null || other.to < to)) to = other.to;
  }
  return to === null || from <= to;
}

function dayAfter(day: string): string {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number);
  const next = isoDay(year, month, number + 1) ?? isoDay(year, month + 1, 1) ?? isoDay(year + 1, 1, 1);
  if (next === undefined) throw new Error('not an ISO day');
  return next;
}

function isGiven(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

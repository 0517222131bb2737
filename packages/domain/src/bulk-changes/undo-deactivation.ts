import { changesDue, statusOn, type StatusAndPeriod } from '../users/deactivation-period.ts';

/** What a bulk deactivation made of a user: version, status and period then, and the period that it replaced. */
export type DeactivationDone = {
  readonly version: number;
  readonly after: StatusAndPeriod;
  readonly replaced: { readonly from: string | null; readonly to: string | null };
};

/** Whether nobody has changed a user since; what nights have written down of the period that was set is no change of anybody's. */
export function isUntouched(version: number, done: DeactivationDone, today: string): boolean {
  return version === done.version + changesDue(done.after, today).length;
}

/** What a user is once the deactivation is taken back: active, or what the plan that it replaced says of today. */
export function withoutDeactivation({ replaced }: DeactivationDone, today: string): StatusAndPeriod {
  const { from, to } = replaced;
  const isOver = to !== null && to < today;
  if (from === null || isOver) return { status: 'active', from: null, to: null };
  return { status: statusOn({ status: 'active', from, to }, today), from, to };
}

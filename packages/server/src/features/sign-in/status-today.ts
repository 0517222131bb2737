import { statusOn } from '@tillid/domain/users/deactivation-period';
import type { UserStatus } from '@tillid/domain/users/user-status';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';

type Kept = {
  readonly status: UserStatus;
  readonly deactivated_from: string | null;
  readonly deactivated_to: string | null;
};

/** The status of a user today, whether or not it is written down (decision 25). */
export function statusToday(tx: Tx, { status, deactivated_from: from, deactivated_to: to }: Kept): UserStatus {
  return statusOn({ status, from, to }, danishDay(tx.scope.now).toString());
}

import type { BodyOf } from '@tillid/contract/endpoint';
import type { startBulkStatusChange } from '@tillid/contract/bulk-changes';
import { readPeriod } from '@tillid/domain/users/deactivation-period';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { OrderedChange } from './judge-selection.ts';

/** Reads what is to be done with the status of many users; throws validation-failed for days that cannot be. */
export function acceptStatusChange(tx: Tx, change: BodyOf<typeof startBulkStatusChange>['change']): OrderedChange {
  if (change.action !== 'deactivate') return change;
  const period = readPeriod(change, { today: danishDay(tx.scope.now).toString() });
  if (period.ok) return { action: 'deactivate', period: period.value };
  const errors = period.fault.map(({ field, code }) => ({ pointer: `/change/${field}`, code }));
  throw new Problem('validation-failed', { errors });
}

import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { lastDayDue } from '@tillid/domain/users/deleted-user';
import { danishDay, danishMidnight } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { forgetPeople } from '../../platform/history/forget-people.ts';

/**
 * Forgets the next people, at most so many, whose record was kept for so many months: their names and what history tells of them;
 * gives their ids (decision 41).
 */
export async function forgetDeletedUsers(tx: Tx, keptMonths: number, most: number): Promise<string[]> {
  const { organisationId, now } = tx.scope;
  const last = lastDayDue(danishDay(now).toString(), keptMonths);
  const end = danishMidnight(Temporal.PlainDate.from(last).add({ days: 1 }).toString());
  const due = await tx.db
    .selectFrom('deleted_user')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('deleted_at', '<', end.toString())
    .orderBy('deleted_at')
    .limit(most)
    .forUpdate()
    .execute();
  if (due.length === 0) return [];
  const ids = due.map((user) => user.id);
  await forgetPeople(tx, ids);
  await tx.db
    .deleteFrom('deleted_user')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return ids;
}

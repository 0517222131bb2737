import { sql } from 'kysely';
import { danishBefore } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { forgetPeople } from '../../platform/history/forget-people.ts';

// Decision 41.
const keptMonths = 13;

/** Forgets the next people, at most so many, who were deleted 13 months ago: their names and what history tells of them; gives how many. */
export async function forgetDeletedUsers(tx: Tx, most: number): Promise<number> {
  const { organisationId, now } = tx.scope;
  const before = danishBefore(now, { months: keptMonths });
  const due = await tx.db
    .selectFrom('deleted_user')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('deleted_at', '<=', before.toString())
    .orderBy('deleted_at')
    .limit(most)
    .forUpdate()
    .execute();
  if (due.length === 0) return 0;
  const ids = due.map((user) => user.id);
  await forgetPeople(tx, ids);
  await tx.db
    .deleteFrom('deleted_user')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return ids.length;
}

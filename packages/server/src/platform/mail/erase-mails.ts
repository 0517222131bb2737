import { sql } from 'kysely';
import { danishBefore } from '../clock/clock.ts';
import type { Tx } from '../db/work.ts';

// Decision 41.
const keptDays = 30;

/** Empties the next mails, at most so many, that were delivered or given up 30 days ago; gives how many. */
export async function eraseMails(tx: Tx, most: number): Promise<number> {
  const { organisationId, now } = tx.scope;
  const before = danishBefore(now, { days: keptDays }).toString();
  const erased = await sql`
    update email set sealed = null where organisation_id = ${organisationId}::uuid and id in (
      select id from email where organisation_id = ${organisationId}::uuid and sealed is not null and ended_at <= ${before}::timestamptz
      order by ended_at limit ${most})`.execute(tx.db);
  return Number(erased.numAffectedRows ?? 0);
}

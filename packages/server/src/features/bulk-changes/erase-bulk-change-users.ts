import { sql } from 'kysely';
import { danishBefore } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { updateCounts } from './bulk-change-store.ts';

/** As long as an import can be taken back (decision 39). */
const keptDays = 30;

/** Erases the next users of a bulk change that ended 30 days ago, at most so many; gives how many, and one more when a bulk change is through. */
export async function eraseBulkChangeUsers(tx: Tx, most: number): Promise<number> {
  const { organisationId, now } = tx.scope;
  const due = await tx.db
    .selectFrom('bulk_change')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('ended_at', '<=', danishBefore(now, { days: keptDays }).toString())
    .where('ended_at', 'is not', null)
    .where('erased_at', 'is', null)
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return 0;
  const gone = await sql`
    delete from bulk_change_user where organisation_id = ${organisationId}::uuid and bulk_change_id = ${due.id}::uuid and user_id in (
      select user_id from bulk_change_user where organisation_id = ${organisationId}::uuid and bulk_change_id = ${due.id}::uuid
      order by user_id limit ${most})`.execute(tx.db);
  const count = Number(gone.numAffectedRows ?? 0);
  if (count === most) return count;
  await tx.db
    .updateTable('bulk_change')
    .set({ erased_at: now.toString() })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', due.id)
    .execute();
  return count + 1;
}

/** Erases what bulk changes know of people who are forgotten; whoever still waits in one is counted there as gone. */
export async function erasePeopleFromBulkChanges(tx: Tx, userIds: readonly string[]): Promise<void> {
  const { organisationId } = tx.scope;
  const isTheirs = sql<boolean>`organisation_id = ${organisationId}::uuid and user_id = any(${userIds}::uuid[])`;
  // Locked before its users, as a batch does it, so that neither waits for the other for ever.
  const running = await tx.db
    .selectFrom('bulk_change')
    .select(['id', 'skipped', 'reasons'])
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'running')
    .where(sql<boolean>`id in (select bulk_change_id from bulk_change_user where ${isTheirs})`)
    .orderBy('id')
    .forUpdate()
    .execute();
  const { rows } = await sql<{ id: string; waiting: number }>`
    with erased as (delete from bulk_change_user where ${isTheirs} returning bulk_change_id, outcome)
    select bulk_change_id as id, count(*)::integer as waiting from erased where outcome is null group by bulk_change_id`.execute(
    tx.db,
  );
  const waiting = new Map(rows.map((row) => [row.id, row.waiting]));
  for (const { id, skipped, reasons } of running) {
    const gone = waiting.get(id) ?? 0;
    if (gone > 0)
      await updateCounts(tx, id, {
        skipped: skipped + gone,
        reasons: { ...reasons, gone: (reasons.gone ?? 0) + gone },
      });
  }
}

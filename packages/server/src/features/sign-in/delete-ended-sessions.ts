import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';

/** Deletes the next sessions, at most so many, whose time ran out without a sign-out; gives how many. */
export async function deleteEndedSessions(tx: Tx, most: number): Promise<number> {
  const { organisationId, now } = tx.scope;
  const { rows } = await sql<{ user_id: string }>`
    delete from session where organisation_id = ${organisationId}::uuid and id in (
      select id from session where organisation_id = ${organisationId}::uuid and ends_at <= ${now.toString()}::timestamptz
      order by ends_at limit ${most} for update skip locked)
    returning user_id`.execute(tx.db);
  const userIds = [...new Set(rows.map((row) => row.user_id))];
  await record(
    tx,
    ...userIds.map((entityId) => ({ kind: 'user.session-expired', entityType: 'user', entityId }) as const),
  );
  return rows.length;
}

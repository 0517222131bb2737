import { sql } from 'kysely';
import { forgottenKind } from '@tillid/domain/history/sealed-events';
import type { Tx } from '../db/work.ts';
import { record, type HistoryEvent } from './record.ts';

/** Empties names and values in the events of users and records that it was done; gives the number of events emptied. */
export function forgetPeople(tx: Tx, userIds: readonly string[]): Promise<number> {
  return forgetEntities(tx, 'user', userIds);
}

/** The same for other things whose events tell who somebody is. */
export async function forgetEntities(
  tx: Tx,
  entityType: HistoryEvent['entityType'],
  ids: readonly string[],
): Promise<number> {
  await record(tx, ...ids.map((entityId) => ({ kind: forgottenKind, entityType, entityId }) as const));
  const { rows } = await sql<{ emptied: number }>`
    select forget_person(${tx.scope.organisationId}::uuid, ${ids}::uuid[]) as emptied`.execute(tx.db);
  return rows[0]?.emptied ?? 0;
}

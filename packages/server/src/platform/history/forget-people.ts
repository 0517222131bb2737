import { sql } from 'kysely';
import { forgottenKind } from '@tillid/domain/history/sealed-events';
import type { Tx } from '../db/work.ts';
import { record } from './record.ts';

/** Empties names and values in the events of users and records that it was done; gives the number of events emptied. */
export async function forgetPeople(tx: Tx, userIds: readonly string[]): Promise<number> {
  await record(tx, ...userIds.map((entityId) => ({ kind: forgottenKind, entityType: 'user', entityId }) as const));
  const { rows } = await sql<{ emptied: number }>`
    select forget_person(${tx.scope.organisationId}::uuid, ${userIds}::uuid[]) as emptied`.execute(tx.db);
  return rows[0]?.emptied ?? 0;
}

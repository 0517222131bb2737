import { sql } from 'kysely';
import type { SystemTx, Tx } from '../../platform/db/work.ts';

/** A data key as a rotation sees it. */
export type DataKey = {
  readonly id: string;
  readonly state: 'coming' | 'active' | 'retiring' | 'former';
  readonly created_at: string;
};

/** The organisation's data keys, the oldest first. */
export function listDataKeys(tx: Tx): Promise<DataKey[]> {
  return tx.db
    .selectFrom('organisation_key')
    .select(['id', 'state', 'created_at'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Changes what a data key is for. */
export async function setDataKeyState(tx: Tx, id: string, state: DataKey['state']): Promise<void> {
  await tx.db
    .updateTable('organisation_key')
    .set({ state })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .execute();
}

/** The next organisations whose data key is older than the rotation, or whose rotation has begun; those that are done fall out by themselves. */
export async function listToRotate(tx: SystemTx, beganAt: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation_id as id from organisation_key
    where (state = 'active' and created_at < ${beganAt}::timestamptz) or state in ('coming', 'retiring')
    order by 1 limit ${most}`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** How many those are. */
export async function countToRotate(tx: SystemTx, beganAt: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct organisation_id)::int as count from organisation_key
    where (state = 'active' and created_at < ${beganAt}::timestamptz) or state in ('coming', 'retiring')`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

/** The next organisations with a data key that does not lie under the master key. */
export async function listNotUnder(tx: SystemTx, masterKeyId: string, most: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organisation_key')
    .select('organisation_id')
    .distinct()
    .where('master_key_id', '<>', masterKeyId)
    .orderBy('organisation_id')
    .limit(most)
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** How many those are. */
export async function countNotUnder(tx: SystemTx, masterKeyId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('organisation_key')
    .select((eb) => eb.fn.count<number>('organisation_id').distinct().as('count'))
    .where('master_key_id', '<>', masterKeyId)
    .executeTakeFirst();
  return row?.count ?? 0;
}

import { sql, type Selectable } from 'kysely';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { HistoryEventTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { findApiClientNames } from '../api-clients/index.ts';
import { findDeletedNames } from './deleted-user-store.ts';

const shownEvents = 200;

/** An event as history keeps it. */
export type EventRow = Pick<
  Selectable<HistoryEventTable>,
  'id' | 'kind' | 'at' | 'actor_kind' | 'actor_id' | 'changed_fields' | 'values'
>;

/** The newest events of one user, in the order in which they happened: a clock that was put back does not turn it round. */
export function listNewestEvents(tx: Tx, userId: string): Promise<EventRow[]> {
  return tx.db
    .selectFrom('history_event')
    .select(['id', 'kind', 'at', 'actor_kind', 'actor_id', 'changed_fields', 'values'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('entity_id', '=', userId)
    .where('entity_type', '=', 'user')
    .orderBy('id', 'desc')
    .limit(shownEvents)
    .execute();
}

/** Full names of users by id, of those deleted too, and names of API clients; who is forgotten is absent. */
export async function findNames(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('business_user')
    .select(['id', 'full_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const names = new Map(rows.map((row) => [row.id, row.full_name]));
  const absent = ids.filter((id) => !names.has(id));
  if (absent.length === 0) return names;
  return new Map([
    ...names,
    ...(await findDeletedNames(tx, keyring, absent)),
    ...(await findApiClientNames(tx, absent)),
  ]);
}

/** Whether the organisation has or had a user. */
export async function isOrWasUser(tx: Tx, userId: string): Promise<boolean> {
  const { organisationId } = tx.scope;
  const { rows } = await sql`
    select 1 from business_user where organisation_id = ${organisationId} and id = ${userId}
    union all
    select 1 from deleted_user where organisation_id = ${organisationId} and id = ${userId}`.execute(tx.db);
  return rows.length > 0;
}

/** What units and invoicing methods are called, by id: number and name. */
export async function findAssociationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { organisationId } = tx.scope;
  const { rows } = await sql<{ id: string; label: string }>`
    select id, number || ' ' || name as label from production_unit where organisation_id = ${organisationId} and id = any(${ids}::uuid[])
    union all
    select id, number || ' ' || name from se_number where organisation_id = ${organisationId} and id = any(${ids}::uuid[])
    union all
    select id, ean || ' ' || name from invoicing_method where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map((row) => [row.id, row.label]));
}

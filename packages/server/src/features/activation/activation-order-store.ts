import { sql, type Insertable, type Selectable } from 'kysely';
import type { ActivationOrderTable } from '../../platform/db/tables/activation.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import { selectImportedUsers, type UserSelection, type UserRow } from '../users/index.ts';

/** A bulk activation as it lies in the database. */
export type OrderRow = Selectable<ActivationOrderTable>;

/** How a selection divides: who can be activated in bulk, who has an authenticator already, who cannot. */
export type SelectionCounts = {
  readonly withCpr: number;
  readonly withAuthenticator: number;
  readonly withoutCpr: number;
};

/** Counts the users of a selection. */
export async function countSelection(tx: Tx, selection: UserSelection): Promise<SelectionCounts> {
  const counts = await selectImportedUsers(tx, selection)
    .select([
      sql<number>`count(*) filter (where cpr_hash is not null)`.as('withCpr'),
      sql<number>`count(*) filter (where cpr_hash is not null and authenticator is not null)`.as('withAuthenticator'),
      sql<number>`count(*) filter (where cpr_hash is null)`.as('withoutCpr'),
    ])
    .executeTakeFirstOrThrow();
  return counts;
}

/** The first users by name of a selection who have no CPR number. */
export function listWithoutCpr(
  tx: Tx,
  selection: UserSelection,
  most: number,
): Promise<Pick<UserRow, 'id' | 'first_name' | 'last_name'>[]> {
  return selectImportedUsers(tx, selection)
    .select(['id', 'first_name', 'last_name'])
    .where('cpr_hash', 'is', null)
    .orderBy(sql`full_name collate "da-x-icu"`)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Writes an order with its users frozen, in two statements; gives how many they are. */
export async function insertOrder(
  tx: Tx,
  order: Pick<
    Insertable<ActivationOrderTable>,
    'id' | 'authenticator' | 'authenticator_limit' | 'ordered_by' | 'ordered_by_kind'
  >,
  selection: UserSelection,
): Promise<number> {
  const { organisationId, now } = tx.scope;
  const counted = { version: 1, status: 'running', total: 0, done: 0, skipped: 0 } as const;
  await tx.db
    .insertInto('activation_order')
    .values({ organisation_id: organisationId, ...order, ...counted, created_at: now.toString(), ended_at: null })
    .execute();
  const frozen = await tx.db
    .insertInto('activation_order_user')
    .columns(['organisation_id', 'activation_order_id', 'user_id'])
    .expression(
      selectImportedUsers(tx, selection)
        .select(['organisation_id', sql<string>`${order.id}::uuid`.as('activation_order_id'), 'id'])
        .where('cpr_hash', 'is not', null),
    )
    .executeTakeFirstOrThrow();
  const total = Number(frozen.numInsertedOrUpdatedRows ?? 0n);
  await tx.db
    .updateTable('activation_order')
    .set({ total })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', order.id)
    .execute();
  return total;
}

/** One order; throws not-found. */
export async function getOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  const order = await findOrder(tx, orderId);
  if (order === undefined) throw new Problem('not-found');
  return order;
}

/** One order; undefined when absent. */
export function findOrder(tx: Tx, orderId: string): Promise<OrderRow | undefined> {
  return selectOrder(tx, orderId).executeTakeFirst();
}

/** One order, locked until this unit of work ends, so that no two batches of it run at once. */
export function lockOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  return selectOrder(tx, orderId).forUpdate().executeTakeFirstOrThrow();
}

/** The next users of an order, by id. */
export async function listNext(tx: Tx, orderId: string, most: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('activation_order_user')
    .select('user_id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('activation_order_id', '=', orderId)
    .orderBy('user_id')
    .limit(most)
    .execute();
  return rows.map((row) => row.user_id);
}

/** Takes users off an order and counts them as done or skipped. */
export async function crossOff(
  tx: Tx,
  orderId: string,
  batch: { userIds: readonly string[]; done: number },
): Promise<void> {
  await tx.db
    .deleteFrom('activation_order_user')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('activation_order_id', '=', orderId)
    .where(sql<boolean>`user_id = any(${batch.userIds}::uuid[])`)
    .execute();
  await tx.db
    .updateTable('activation_order')
    .set((eb) => ({
      done: eb('done', '+', batch.done),
      skipped: eb('skipped', '+', batch.userIds.length - batch.done),
    }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', orderId)
    .execute();
}

/** Ends an order; nobody is left on it. */
export async function endOrder(tx: Tx, order: OrderRow, status: 'completed' | 'failed'): Promise<void> {
  await tx.db
    .deleteFrom('activation_order_user')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('activation_order_id', '=', order.id)
    .execute();
  await tx.db
    .updateTable('activation_order')
    .set({ status, version: order.version + 1, ended_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', order.id)
    .execute();
}

function selectOrder(tx: Tx, orderId: string) {
  return tx.db
    .selectFrom('activation_order')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', orderId);
}

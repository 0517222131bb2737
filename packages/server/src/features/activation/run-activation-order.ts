import { ordersAtActivation } from '@tillid/domain/authenticators/authenticator-order';
import { sql } from 'kysely';
import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type HistoryEvent } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { changesBetween, orderAuthenticators, type UserRow } from '../users/index.ts';
import { crossOff, endOrder, findOrder, listNext, lockOrder, type OrderRow } from './activation-order-store.ts';
import { sendLinks } from './send-activation.ts';

const batchSize = 500;

/** The job of a bulk activation: batch by batch, each whole or not at all, so that a killed server goes on where it was. */
export function runActivationOrder(platform: Platform): JobHandler {
  return async (scope, orderId, lastTry) => {
    try {
      await runBatches(platform, scope, orderId);
    } catch (error) {
      if (lastTry) await platform.work(scope, (tx) => fail(tx, orderId));
      throw error;
    }
  };
}

async function runBatches(platform: Platform, scope: Scope, orderId: string): Promise<void> {
  const order = await platform.work(scope, (tx) => findOrder(tx, orderId));
  if (order === undefined) return;
  // The job does what a person or program ordered, so history names whoever did.
  const actor: Scope['actor'] = { kind: order.ordered_by_kind, id: order.ordered_by };
  const runNext = () =>
    platform.work({ ...scope, actor, now: platform.clock.now() }, (tx) => runBatch(tx, platform, orderId));
  while (await runNext());
}

async function runBatch(tx: Tx, platform: Platform, orderId: string): Promise<boolean> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'running') return false;
  const userIds = await listNext(tx, orderId, batchSize);
  if (userIds.length > 0) {
    const sent = await sendBatch(tx, platform, order, userIds);
    await crossOff(tx, orderId, { userIds, done: sent });
  } else {
    await end(tx, order, 'completed');
  }
  await announce(tx, { kind: 'activation-order', id: orderId });
  return userIds.length > 0;
}

async function sendBatch(tx: Tx, platform: Platform, order: OrderRow, userIds: readonly string[]): Promise<number> {
  const before = await lockImported(tx, userIds);
  if (before.length === 0) return 0;
  const known = new Map(before.map((user) => [user.id, user]));
  const pending = await makePending(tx, order, before);
  const events = pending.flatMap((user) => eventsOf(known.get(user.id) ?? user, user));
  await record(tx, ...events);
  const orderings = pending.map((user) => ({
    user,
    orders: ordersAtActivation(user.authenticator, user.authenticator_limit),
  }));
  await orderAuthenticators(tx, platform.settings.prices, orderings);
  await sendLinks(tx, platform, pending);
  return pending.length;
}

// Whoever was deleted, activated or got another identity since the order was given is left out and counted as skipped.
function lockImported(tx: Tx, userIds: readonly string[]): Promise<UserRow[]> {
  return tx.db
    .selectFrom('business_user')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(sql<boolean>`id = any(${userIds}::uuid[])`)
    .where('status', '=', 'imported')
    .where('cpr_hash', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

// Decision 32: authenticator and number are for those who have no authenticator yet; the others keep theirs.
function makePending(tx: Tx, order: OrderRow, users: readonly UserRow[]): Promise<UserRow[]> {
  const chosen = (column: string, value: string | number) =>
    sql`case when authenticator is null then ${sql.lit(value)} else ${sql.ref(column)} end`;
  return tx.db
    .updateTable('business_user')
    .set((eb) => ({
      status: 'pending-activation',
      version: eb('version', '+', 1),
      authenticator: sql<OrderRow['authenticator']>`${chosen('authenticator', order.authenticator)}`,
      authenticator_limit: sql<number>`${chosen('authenticator_limit', order.authenticator_limit)}`,
    }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(sql<boolean>`id = any(${users.map((user) => user.id)}::uuid[])`)
    .returningAll()
    .execute();
}

function eventsOf(before: UserRow, after: UserRow): HistoryEvent[] {
  const about = { entityType: 'user', entityId: after.id } as const;
  return [
    {
      kind: 'user.sent-for-activation',
      ...about,
      version: after.version,
      changes: changesBetween(before, after),
    },
    { kind: 'user.activation-email-queued', ...about },
  ];
}

/** Ends an order that the system could not carry through: who was sent stays sent, the others stay imported. */
async function fail(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'running') return;
  await end(tx, order, 'failed');
  await announce(tx, { kind: 'activation-order', id: orderId });
}

async function end(tx: Tx, order: OrderRow, status: 'completed' | 'failed'): Promise<void> {
  await endOrder(tx, order, status);
  await record(tx, {
    kind: `activation-order.${status}`,
    entityType: 'activation-order',
    entityId: order.id,
    version: order.version + 1,
    changes: { done: { to: String(order.done) }, skipped: { to: String(order.skipped) } },
    actor: { kind: 'system' },
  });
}

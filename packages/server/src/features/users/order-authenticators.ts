import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { sortOf, type AuthenticatorOrder } from '@tillid/domain/authenticators/authenticator-order';
import { firstStatus } from '@tillid/domain/authenticators/authenticator-life';
import { pricesOn, type Prices, type PriceTable } from '@tillid/domain/authenticators/prices';
import { isCharged } from '@tillid/domain/charges/charge-groups';
import { danishDay } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { AuthenticatorTable } from '../../platform/db/tables/authenticators.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';
import { record, type HistoryEvent } from '../../platform/history/record.ts';
import { enqueueJobs } from '../../platform/jobs/jobs.ts';
import { chargeOrders, type OrderedThing } from '../charges/index.ts';
import type { UserRow } from './user-store.ts';

/** What is ordered for one user. */
export type Ordering = {
  readonly user: Pick<UserRow, 'id' | 'invoicing_method_id'>;
  readonly orders: readonly AuthenticatorOrder[];
};

/** An authenticator that was just ordered or given. */
export type OrderedAuthenticator = Pick<AuthenticatorTable, 'id' | 'user_id' | 'kind' | 'means' | 'price'> & {
  readonly status: 'ordered' | 'delivered' | 'activated';
  readonly invoicing_method_id: string | null;
  readonly replaces_id?: string;
};

type WrittenAuthenticator = OrderedAuthenticator & Pick<AuthenticatorTable, 'charge_id'>;

/**
 * Orders what was chosen for users, in a few statements however many and with an event for each: separate ones at today's price, with
 * jobs that order them at the eID.
 */
export async function orderAuthenticators(tx: Tx, table: PriceTable, orderings: readonly Ordering[]): Promise<void> {
  const prices = pricesOn(table, danishDay(tx.scope.now).toString());
  await placeOrders(
    tx,
    orderings.flatMap((ordering) => rowsOf(tx, prices, ordering)),
  );
}

/** Writes authenticators that were made ready, with their events, and with the jobs and charges of the separate ones. */
export async function placeOrders(tx: Tx, ordered: readonly OrderedAuthenticator[]): Promise<void> {
  if (ordered.length === 0) return;
  // Drawn at random: an id that begins with the time would tell which order a charge was of, when nothing else does any more.
  const rows = ordered.map((one) => ({ ...one, charge_id: isCharged(one) ? randomUUID() : null }));
  chargeOrders(tx, rows.flatMap(chargedOf));
  insertAuthenticators(tx, rows);
  await record(tx, ...ordered.map(eventOf));
  const ids = ordered.filter(({ kind }) => kind === 'separate').map(({ id }) => id);
  if (ids.length > 0) await enqueueJobs(tx, 'issue-authenticator', ids);
}

/** Gives a new user the own eID to log in with: at once to one who is active from the beginning, else for when the person consents. */
export function givePrivate(tx: Tx, user: Pick<UserRow, 'id' | 'status'>): void {
  const status = user.status === 'pending-activation' ? 'delivered' : 'activated';
  const about = { kind: 'private', means: null, price: 0, invoicing_method_id: null } as const;
  insertAuthenticators(tx, [{ id: newId(tx.scope.now), user_id: user.id, ...about, status, charge_id: null }]);
}

function rowsOf(tx: Tx, prices: Prices, { user, orders }: Ordering): OrderedAuthenticator[] {
  return orders.flatMap(({ choice, count }) => {
    const { kind, means } = sortOf(choice);
    return Array.from({ length: count }, () => ({
      id: newId(tx.scope.now),
      user_id: user.id,
      kind,
      means,
      status: firstStatus(kind),
      price: means === null ? 0 : prices[means],
      invoicing_method_id: means === null ? null : user.invoicing_method_id,
    }));
  });
}

function chargedOf({ charge_id: chargeId, means, price, invoicing_method_id }: WrittenAuthenticator): OrderedThing[] {
  return chargeId === null || means === null
    ? []
    : [{ chargeId, thing: means, price, invoicingMethodId: invoicing_method_id }];
}

/** What is ordered at the eID has a price, and what is given has none. */
function eventOf({ user_id: entityId, kind, means, price }: OrderedAuthenticator): HistoryEvent {
  const about = { entityType: 'user', entityId } as const;
  if (kind !== 'separate') return { kind: 'authenticator.added', ...about, changes: { authenticator: { to: kind } } };
  const changes = { authenticator: { to: means }, price: { to: String(price) } };
  return { kind: 'authenticator.ordered', ...about, changes };
}

function insertAuthenticators(tx: Tx, rows: readonly WrittenAuthenticator[]): void {
  const { organisationId, actor, now } = tx.scope;
  const column = <T>(read: (row: WrittenAuthenticator) => T) => rows.map(read);
  const by = actor.kind === 'anonymous' ? 'system' : actor.kind;
  const at = now.toString();
  const inserted = sql`
    insert into authenticator (organisation_id, id, user_id, kind, means, status, price, invoicing_method_id, replaces_id, charge_id,
      ordered_by_kind, ordered_by, ordered_at, delivered_at, activated_at)
    select ${organisationId}::uuid, a.id, a.user_id, a.kind, a.means, a.status, a.price, a.invoicing_method_id, a.replaces_id, a.charge_id,
      ${by}, ${'id' in actor ? actor.id : null}::uuid, ${at}::timestamptz,
      case when a.status <> 'ordered' then ${at}::timestamptz end, case when a.status = 'activated' then ${at}::timestamptz end
    from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.user_id)}::uuid[], ${column((row) => row.kind)}::text[],
      ${column((row) => row.means)}::text[], ${column((row) => row.status)}::text[], ${column((row) => row.price)}::integer[],
      ${column((row) => row.invoicing_method_id)}::uuid[], ${column((row) => row.replaces_id ?? null)}::uuid[],
      ${column((row) => row.charge_id)}::uuid[])
      as a(id, user_id, kind, means, status, price, invoicing_method_id, replaces_id, charge_id)`;
  sendAlong(tx, inserted.execute(tx.db));
}

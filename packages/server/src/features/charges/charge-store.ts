import { sql } from 'kysely';
import type { SeparateAuthenticator } from '@tillid/domain/authenticators/authenticator-kind';
import type { BillingPeriod } from '@tillid/domain/charges/billing-period';
import type { ChargeLine } from '@tillid/domain/charges/charge-groups';
import { danishDay } from '../../platform/clock/clock.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';

/** One thing that was ordered, and the invoicing method of the user that it was ordered for. */
export type OrderedThing = {
  /** Drawn at random. */
  readonly chargeId: string;
  readonly thing: SeparateAuthenticator;
  /** In øre without VAT. */
  readonly price: number;
  readonly invoicingMethodId: string | null;
};

/** Charges of one day. */
export type ChargesOfDay = ChargeLine & { readonly day: string };

type Period = Pick<BillingPeriod, 'from' | 'to'>;

/**
 * Writes what the organisation is charged for what was just ordered, each to the invoicing method of its user, else to the default
 * one, as it is called today.
 */
export function chargeOrders(tx: Tx, charged: readonly OrderedThing[]): void {
  if (charged.length === 0) return;
  const { organisationId, now } = tx.scope;
  const inserted = sql`
    insert into charge (organisation_id, id, thing, day, price, currency, ean, invoicing_name, count)
    select ${organisationId}::uuid, c.id, c.thing, ${danishDay(now).toString()}::date, c.price, 'DKK',
      coalesce(own.ean, usual.ean), coalesce(own.name, usual.name), 1
    from unnest(${charged.map(({ chargeId }) => chargeId)}::uuid[], ${charged.map(({ thing }) => thing)}::text[],
      ${charged.map(({ price }) => price)}::integer[], ${charged.map(({ invoicingMethodId }) => invoicingMethodId)}::uuid[])
      as c(id, thing, price, method_id)
    left join invoicing_method own on own.organisation_id = ${organisationId}::uuid and own.id = c.method_id
    left join invoicing_method usual on usual.organisation_id = ${organisationId}::uuid and usual.is_default`;
  sendAlong(tx, inserted.execute(tx.db));
}

/** Charges no more what was ordered and is cancelled before anything was sent, in whichever period it was charged. */
export function takeBackCharges(tx: Tx, chargeIds: readonly string[]): void {
  if (chargeIds.length === 0) return;
  const deleted = tx.db
    .deleteFrom('charge')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${chargeIds}::uuid[])`);
  sendAlong(tx, deleted.execute());
}

/** The day of the first charge; undefined while there is none. */
export async function findFirstChargeDay(tx: Tx): Promise<string | undefined> {
  const first = tx.db.selectFrom('charge').select('day').where('organisation_id', '=', tx.scope.organisationId);
  return (await first.orderBy('day').limit(1).executeTakeFirst())?.day;
}

/** What is charged in a period by invoicing method, thing and price; those without a method last. */
export async function sumCharges(tx: Tx, { from, to }: Period): Promise<ChargeLine[]> {
  const { rows } = await sql<ChargeLine>`
    select ean, invoicing_name as name, thing, price, sum(count)::integer as count
    from charge where organisation_id = ${tx.scope.organisationId}::uuid and day between ${from}::date and ${to}::date
    group by ean, invoicing_name, thing, price
    order by invoicing_name collate "da-x-icu" nulls last, ean, thing, price`.execute(tx.db);
  return rows;
}

/** The same day by day. */
export async function sumChargesByDay(tx: Tx, { from, to }: Period): Promise<ChargesOfDay[]> {
  const { rows } = await sql<ChargesOfDay>`
    select day, ean, invoicing_name as name, thing, price, sum(count)::integer as count
    from charge where organisation_id = ${tx.scope.organisationId}::uuid and day between ${from}::date and ${to}::date
    group by day, ean, invoicing_name, thing, price
    order by day, invoicing_name collate "da-x-icu" nulls last, ean, thing, price`.execute(tx.db);
  return rows;
}

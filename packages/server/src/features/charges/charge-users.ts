import { sql } from 'kysely';
import { pricesOn } from '@tillid/domain/authenticators/prices';
import { countDayOf } from '@tillid/domain/charges/billing-period';
import { freeUsers } from '@tillid/domain/charges/charge-groups';
import { danishDay, danishMidnight } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Settings } from '../../platform/settings/settings.ts';

/**
 * Charges the users that the organisation had at midnight in Denmark on the last day of counting: whoever was active or deactivated, but for
 * the first that were created (decision 42). Each day is counted once, whatever is killed or done twice; a night that did not come is made
 * up for by the next, of the users who are still there. Gives how many were charged.
 */
export async function chargeUsers(tx: Tx, settings: Pick<Settings, 'prices'>): Promise<number> {
  const day = countDayOf(danishDay(tx.scope.now).toString());
  const price = pricesOn(settings.prices, day).user;
  if (!(await markCounted(tx, day)) || price === 0) return 0;
  const { organisationId } = tx.scope;
  const { rows } = await sql<{ count: number }>`
    insert into charge (organisation_id, id, thing, day, price, currency, ean, invoicing_name, count)
    select ${organisationId}::uuid, gen_random_uuid(), 'user', ${day}::date, ${price}::integer, 'DKK',
      coalesce(own.ean, usual.ean), coalesce(own.name, usual.name), count(*)
    from (select invoicing_method_id, row_number() over (order by created_at, id) as number from business_user
      where organisation_id = ${organisationId}::uuid and status in ('active', 'deactivated')
        and coalesce(activated_at, created_at) < ${danishMidnight(day).toString()}::timestamptz) u
    left join invoicing_method own on own.organisation_id = ${organisationId}::uuid and own.id = u.invoicing_method_id
    left join invoicing_method usual on usual.organisation_id = ${organisationId}::uuid and usual.is_default
    where u.number > ${freeUsers}
    group by coalesce(own.ean, usual.ean), coalesce(own.name, usual.name)
    returning count`.execute(tx.db);
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** Whether the day had not been counted. The realm of the operators is no organisation and has nobody to charge. */
async function markCounted(tx: Tx, day: string): Promise<boolean> {
  const marked = await sql`
    insert into counted_day (organisation_id, day)
    select id, ${day}::date from organisation where id = ${tx.scope.organisationId}::uuid
    on conflict do nothing returning day`.execute(tx.db);
  return marked.rows.length > 0;
}

import { sql, type RawBuilder } from 'kysely';
import { isForLater, statusesFor, type BulkChange, type BulkRefusal } from '@tillid/domain/bulk-changes/bulk-change';
import { whoStays } from '@tillid/domain/bulk-changes/who-stays';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { refusedResending } from '../activation/index.ts';
import { unitPlaces } from '../organisations/index.ts';
import { listAdministratorPeriods } from '../users/index.ts';
import type { Chosen } from './frozen-user-store.ts';

/** What can be ordered of a selection. */
export type OrderedChange = Exclude<BulkChange, { readonly action: 'undo-deactivation' | 'undo-assignment' }>;

/** Who orders what of whom. */
export type Order = { readonly change: OrderedChange; readonly chosen: Chosen; readonly actorId: string };

type Verdict = RawBuilder<BulkRefusal | null>;
type When = RawBuilder<unknown>;

/**
 * Why a user of a selection is left out, or null, as an expression over `business_user`: the rules of `bulkRefusal` and of each action for
 * sets, so that nobody waits while hundreds of thousands are judged one by one. The job judges everybody by the rules themselves.
 */
export async function verdictOf(tx: Tx, order: Order): Promise<Verdict> {
  const own = verdictOnUser(tx, order);
  const staying = await listStaying(tx, order, own);
  if (staying.length === 0) return own;
  return sql`coalesce(${own}, case when business_user.id = any(${staying}::uuid[]) then 'last-organisation-administrator' end)`;
}

function verdictOnUser(tx: Tx, { change, actorId }: Pick<Order, 'change' | 'actorId'>): Verdict {
  const today = danishDay(tx.scope.now).toString();
  const status = sql<string>`user_status_on(business_user.status, business_user.deactivated_from, business_user.deactivated_to, ${today}::date)`;
  const planned = sql`business_user.deactivated_from > ${today}::date`;
  const allowed = sql.join(statusesFor(change.action).map((one) => sql.lit(one)));
  return sql`case
    when ${status} not in (${allowed}) then 'status-' || ${status}
    ${change.action === 'cancel-deactivation' ? when(sql`(${planned}) is not true`, 'no-deactivation-planned') : sql``}
    ${ofAction(tx, change, actorId)}
    ${isForLater(change, today) ? when(planned, 'deactivation-planned') : sql``}
  end`;
}

/** What besides the status each action asks of a user. */
function ofAction(tx: Tx, change: OrderedChange, actorId: string): When {
  switch (change.action) {
    case 'resend-activation-email':
      return sql`else ${refusedResending(tx)}`;
    case 'assign-unit': {
      const column = sql.ref(`business_user.${unitPlaces[change.unit.kind].userColumn}`);
      return when(sql`${column} is not distinct from ${change.unit.unitId}::uuid`, 'unit-already');
    }
    default:
      return when(sql`business_user.id = ${actorId}::uuid`, 'own-account');
  }
}

function when(condition: When, reason: BulkRefusal): When {
  return sql`when ${condition} then ${sql.lit(reason)}`;
}

/** Organisation administrators among the others who cannot all go at once. */
async function listStaying(tx: Tx, { change, chosen }: Order, own: Verdict): Promise<readonly string[]> {
  if (change.action !== 'deactivate') return [];
  const administrators = await listAdministratorPeriods(tx);
  const leaving = await chosen
    .select('id')
    .where(sql<boolean>`business_user.id = any(${administrators.map(({ userId }) => userId)}::uuid[])`)
    .where(sql<boolean>`${own} is null`)
    .execute();
  return whoStays(
    change.period,
    leaving.map(({ id }) => id),
    administrators,
  );
}

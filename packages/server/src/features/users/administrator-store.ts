import { sql } from 'kysely';
import type { DeactivationPeriod } from '@tillid/domain/users/deactivation-period';
import type { Tx } from '../../platform/db/work.ts';

/** Before every day that is asked about. */
const always: DeactivationPeriod = { from: '0001-01-01', to: null };

/** Lets one unit of work at a time take an organisation administrator away; to be called before they are looked at. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  const name = `organisation administrators of ${tx.scope.organisationId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx.db);
}

/** Organisation administrators who have been activated, each with when they are away: null for never. */
export async function listAdministratorPeriods(
  tx: Tx,
): Promise<{ userId: string; period: DeactivationPeriod | null }[]> {
  const rows = await tx.db
    .selectFrom('user_role as r')
    .innerJoin('business_user as u', (join) =>
      join.onRef('u.organisation_id', '=', 'r.organisation_id').onRef('u.id', '=', 'r.user_id'),
    )
    .select(['u.id', 'u.status', 'u.deactivated_from', 'u.deactivated_to'])
    .where('r.organisation_id', '=', tx.scope.organisationId)
    .where('r.role', '=', 'organisation-administrator')
    .where('u.status', 'in', ['active', 'deactivated'])
    .execute();
  return rows.map(({ id, status, deactivated_from: from, deactivated_to: to }) => {
    const period = from === null ? null : { from, to };
    return { userId: id, period: status === 'deactivated' ? (period ?? always) : period };
  });
}

import { sql } from 'kysely';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';

/** A mail to more than these would be no message to anybody. */
const mostReceivers = 50;

/** User administrators of the organisation who can act, for mails to them. */
export function listUserAdministrators(tx: Tx): Promise<{ id: string; email: string }[]> {
  return tx.db
    .selectFrom('business_user as u')
    .innerJoin('user_role as r', (join) =>
      join.onRef('r.organisation_id', '=', 'u.organisation_id').onRef('r.user_id', '=', 'u.id'),
    )
    .select(['u.id', 'u.email'])
    .where('u.organisation_id', '=', tx.scope.organisationId)
    .where('r.role', '=', 'user-administrator')
    .where(
      sql<boolean>`user_status_on(u.status, u.deactivated_from, u.deactivated_to, ${danishDay(tx.scope.now).toString()}::date) = 'active'`,
    )
    .orderBy('u.id')
    .limit(mostReceivers)
    .execute();
}

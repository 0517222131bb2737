import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';
import { enqueueJobs } from '../../platform/jobs/jobs.ts';
import { takeBackCharges } from '../charges/index.ts';

/**
 * Ends what is outside the rows of authenticators before these go with their users, who are locked: the eID is told of the identities
 * that it made, and what was ordered and not sent is charged no more.
 */
export async function endAuthenticatorsOf(tx: Tx, userIds: readonly string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('authenticator')
    .select(['id', 'issued_at', 'charge_id'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .where('kind', '=', 'separate')
    .where('status', '<>', 'blocked')
    .execute();
  takeBackCharges(
    tx,
    rows.flatMap((row) => row.charge_id ?? []),
  );
  const issued = rows.filter((row) => row.issued_at !== null).map((row) => row.id);
  if (issued.length > 0) await enqueueJobs(tx, 'tell-issuer', issued);
}

import type { Temporal } from 'temporal-polyfill';
import type { SystemTx } from '../../platform/db/work.ts';

/** Deletes log-ins that were begun and not ended in time, and proofs that nobody used; gives how many. */
export async function deleteExpiredAttempts(tx: SystemTx, now: Temporal.Instant): Promise<number> {
  const attempts = await tx.db
    .deleteFrom('sign_in_attempt')
    .where('expires_at', '<', now.toString())
    .executeTakeFirst();
  const proofs = await tx.db.deleteFrom('sign_in_proof').where('expires_at', '<', now.toString()).executeTakeFirst();
  return Number(attempts.numDeletedRows + proofs.numDeletedRows);
}

import type { Temporal } from 'temporal-polyfill';
import { sameHash, tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { SystemTx } from '../../platform/db/work.ts';

/** What a log-in is begun for. */
export type AttemptPurpose = 'sign-in' | 'activation' | 'operator' | 'authenticator';

/** A log-in under way as it lies in the database. */
export type StoredAttempt = { readonly purpose: AttemptPurpose; readonly sealed: Buffer };

const lifetimeMinutes = 15;

/** Keeps a log-in that was begun, bound to its state and its browser; clears away what has run out. */
export async function insertAttempt(
  tx: SystemTx,
  attempt: StoredAttempt & { state: string; browser: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.db.deleteFrom('sign_in_attempt').where('expires_at', '<', now.toString()).execute();
  await tx.db
    .insertInto('sign_in_attempt')
    .values({
      state_hash: tokenHash(attempt.state),
      browser_hash: tokenHash(attempt.browser),
      purpose: attempt.purpose,
      sealed: attempt.sealed,
      created_at: now.toString(),
      expires_at: now.add({ minutes: lifetimeMinutes }).toString(),
      used_at: null,
    })
    .execute();
}

/** Uses up a log-in: gives it once, to the browser that began it, in time; else undefined. */
export async function useAttempt(
  tx: SystemTx,
  state: string,
  browser: string,
  now: Temporal.Instant,
): Promise<StoredAttempt | undefined> {
  const row = await tx.db
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('state_hash', '=', tokenHash(state))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toString())
    .forUpdate()
    .executeTakeFirst();
  // Another browser's try uses nothing up: it must not be able to end somebody else's log-in.
  if (row === undefined || !sameHash(row.browser_hash, tokenHash(browser))) return undefined;
  await tx.db
    .updateTable('sign_in_attempt')
    .set({ used_at: now.toString() })
    .where('state_hash', '=', row.state_hash)
    .execute();
  return row;
}

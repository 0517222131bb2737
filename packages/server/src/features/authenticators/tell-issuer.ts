import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AuthenticatorIssuer } from './authenticator-issuer.ts';
import { findAuthenticator } from './authenticator-store.ts';

/**
 * The job that tells the eID whether the identity of an authenticator may be used: as it is when it is told, so repeats do no harm.
 * What went with its user may not.
 */
export function tellIssuer(platform: Platform, issuer: AuthenticatorIssuer): JobHandler {
  return async (scope, authenticatorId) => {
    const row = await platform.work(scope, (tx) => findAuthenticator(tx, authenticatorId));
    const blocked = row === undefined || row.status === 'blocked';
    if (!blocked && row.issued_at === null) return;
    const told = await issuer.block(authenticatorId, blocked);
    if (!told.ok) throw new Error('the eID was not told of a blocked authenticator');
  };
}

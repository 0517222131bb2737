import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { getOrganisation } from '../organisations/index.ts';
import { keepSubject } from '../sign-in/index.ts';
import { findLockedUser, findUser, type UserRow } from '../users/index.ts';
import type { AuthenticatorIssuer, Issued, IssueOrder } from './authenticator-issuer.ts';
import { findAuthenticator, type AuthenticatorRow } from './authenticator-store.ts';
import { takeStep } from './step.ts';

/**
 * The job that orders a separate authenticator from whoever issues and delivers them, who is asked between two units of work; what was made
 * is kept by the second.
 */
export function issueAuthenticator(platform: Platform, issuer: AuthenticatorIssuer): JobHandler {
  return async (scope, authenticatorId, lastTry) => {
    const order = await platform.work(scope, (tx) => readOrder(tx, authenticatorId));
    if (order === undefined) return;
    const issued = await issuer.issue(order);
    if (issued.ok && (await keepIssued(platform, scope, { authenticatorId, issued: issued.value }))) return;
    // What was refused, or has another's identity, stays so however often it is asked.
    if (lastTry || issued.ok || issued.fault === 'refused') return await giveUp(platform, scope, authenticatorId);
    throw new Error('the eID did not issue the authenticator');
  };
}

async function readOrder(tx: Tx, authenticatorId: string): Promise<IssueOrder | undefined> {
  const row = await findAuthenticator(tx, authenticatorId);
  const user = row !== undefined && isWaiting(row) ? await findUser(tx, row.user_id) : undefined;
  if (user === undefined || !row?.means) return undefined;
  const { cvr, name } = await getOrganisation(tx);
  const { first_name: firstName, last_name: lastName, date_of_birth: dateOfBirth } = user;
  return {
    orderId: authenticatorId,
    means: row.means,
    organisation: { cvr, name },
    person: { firstName, lastName, dateOfBirth },
  };
}

/** False when the identity that came is one that is known already. */
function keepIssued(
  platform: Platform,
  scope: Scope,
  { authenticatorId, issued }: { authenticatorId: string; issued: Issued | null },
): Promise<boolean> {
  return platform.work(scope, async (tx) => {
    const waiting = await lockWaiting(tx, authenticatorId);
    if (waiting === undefined) {
      // Removed meanwhile, or done by a repeat of this job; what the eID has made is not to be used by anybody who was not given it.
      if (issued !== null) await enqueueJob(tx, 'tell-issuer', authenticatorId);
      return true;
    }
    const { row, user } = waiting;
    const subjectId =
      issued === null
        ? null
        : await keepSubject(tx, platform.keyring, { userId: user.id, kind: 'separate', ...issued });
    if (subjectId === undefined) return false;
    // Nothing is there yet, not even an app: the operators say when it is.
    const also = issued === null ? ({ status: 'ordered', delivered_at: null } as const) : { subject_id: subjectId };
    await takeStep(tx, row, { action: 'issue', party: 'system', also });
    await announce(tx, { kind: 'users', id: user.id });
    return true;
  });
}

function giveUp(platform: Platform, scope: Scope, authenticatorId: string): Promise<void> {
  return platform.work(scope, async (tx) => {
    const waiting = await lockWaiting(tx, authenticatorId);
    if (waiting === undefined) return;
    await takeStep(tx, waiting.row, { action: 'fail-order', party: 'system' });
    await announce(tx, { kind: 'users', id: waiting.user.id });
  });
}

/** An authenticator that is still to be issued, with its user, both locked. */
async function lockWaiting(
  tx: Tx,
  authenticatorId: string,
): Promise<{ row: AuthenticatorRow; user: UserRow } | undefined> {
  const found = await findAuthenticator(tx, authenticatorId);
  const user = found === undefined ? undefined : await findLockedUser(tx, found.user_id);
  const row = user === undefined ? undefined : await findAuthenticator(tx, authenticatorId);
  if (row === undefined || user === undefined) return undefined;
  return isWaiting(row) ? { row, user } : undefined;
}

function isWaiting(row: AuthenticatorRow): boolean {
  return row.status === 'ordered' && row.issued_at === null;
}

import type { AuthenticatorParty, BlockReason } from '@tillid/domain/authenticators/authenticator-life';
import type { Tx } from '../../platform/db/work.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import { takeBackCharges } from '../charges/index.ts';
import { shutSubjectOut } from '../sign-in/index.ts';
import { endSessionsBegunWith, holdsRole, type AuthenticatorRow } from './authenticator-store.ts';
import { takeStep } from './step.ts';

/** Why an authenticator stops opening the door, and who says so. */
export type Shutting = {
  readonly action: 'block' | 'remove' | 'replace' | 'withdraw-consent' | 'renew';
  readonly party: AuthenticatorParty;
  readonly reason?: BlockReason;
};

/**
 * Lets nobody in with an authenticator any more, or until it is activated anew: sessions begun with it end, its subject finds its user
 * no more, and the eID is told of what it issued; an order that was not sent is charged no more. The user is locked.
 */
export async function shutAuthenticator(tx: Tx, row: AuthenticatorRow, shutting: Shutting): Promise<AuthenticatorRow> {
  const changed = await takeStep(tx, row, shutting);
  if (row.charge_id !== null) takeBackCharges(tx, [row.charge_id]);
  // With a role the own eID opens the door whatever else is true.
  const stays = row.kind === 'private' && (await holdsRole(tx, row.user_id));
  if (!stays) await endSessionsBegunWith(tx, row.id);
  if (row.subject_id === null) return changed;
  // One that another organisation issued can be shown again by whoever has it.
  await shutSubjectOut(tx, row.subject_id, { forget: row.kind === 'shared' });
  if (row.kind === 'separate') await enqueueJob(tx, 'tell-issuer', row.id);
  return changed;
}

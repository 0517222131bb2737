import {
  decideActivation,
  type ActivationDecision,
  type ActivationRefusal,
  type ActivationUser,
  type ProvenIdentity,
} from '@tillid/domain/activation/decide-activation';
import type { Result } from '@tillid/domain/result';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import { getOrganisation } from '../organisations/index.ts';
import { asActivationLink, findLockedUser, findUserByCpr, openCpr, type UserRow } from '../users/index.ts';
import { findLink, type LinkRow } from './activation-link-store.ts';

/** A link and the user whom it was sent to, both locked until the unit of work ends. */
export type ActivationSubject = {
  readonly link: LinkRow;
  /** Undefined when the user was deleted. */
  readonly row: UserRow | undefined;
  readonly user: ActivationUser;
};

/** Reads and locks what an activation is about; throws not-found when there was no such link. */
export async function lockSubject(tx: Tx, keyring: Keyring, linkId: string): Promise<ActivationSubject> {
  const link = await findLink(tx, linkId);
  if (link === undefined) throw new Problem('not-found');
  const row = await findLockedUser(tx, link.user_id);
  if (row === undefined) {
    return { link, row, user: { status: 'deleted', recreated: await isRecreated(tx, keyring, link.user_id) } };
  }
  const user = {
    status: row.status,
    firstName: row.first_name,
    lastName: row.last_name,
    cpr: await openCpr(tx, keyring, row),
    dateOfBirth: row.date_of_birth,
    targetLevel: row.target_level,
    organisationStatus: (await getOrganisation(tx)).status,
  };
  // Links change only together with their user's lock, so the link is read again behind it.
  return { link: (await findLink(tx, linkId)) ?? link, row, user };
}

/** Whether the person proven activates the user, by the rules. */
export function decide(
  tx: Tx,
  subject: ActivationSubject,
  identity: ProvenIdentity,
): Result<ActivationDecision, ActivationRefusal> {
  return decideActivation(subject.user, identity, asActivationLink(subject.link), tx.scope.now);
}

/** The reason why not even the right person could activate the user now, or undefined when the log-in is worth its while. */
export function refusalWhoeverItIs(tx: Tx, subject: ActivationSubject): ActivationRefusal | undefined {
  const { user } = subject;
  const identity: ProvenIdentity =
    user.status === 'deleted'
      ? { kind: 'private', firstName: '', lastName: '', cpr: undefined, dateOfBirth: '', level: 'high' }
      : { ...user, kind: 'private', level: 'high' };
  const decision = decide(tx, subject, identity);
  return decision.ok ? undefined : decision.fault;
}

// Only a CPR number tells that a new user is the same person.
async function isRecreated(tx: Tx, keyring: Keyring, userId: string): Promise<boolean> {
  const deleted = await tx.db
    .selectFrom('deleted_user')
    .select(['id', 'cpr_sealed', 'cpr_hash'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', userId)
    .executeTakeFirst();
  if (deleted === undefined) return false;
  const cpr = await openCpr(tx, keyring, deleted);
  if (cpr !== undefined) return (await findUserByCpr(tx, keyring, cpr)) !== undefined;
  if (deleted.cpr_hash === null) return false;
  const same = await tx.db
    .selectFrom('business_user')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('cpr_hash', '=', deleted.cpr_hash)
    .executeTakeFirst();
  return same !== undefined;
}

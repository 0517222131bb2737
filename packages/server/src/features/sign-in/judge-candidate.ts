import { sql } from 'kysely';
import { usersMayAct, type OrganisationStatus } from '@tillid/domain/organisations/organisation-kind';
import { fail, ok, type Result } from '@tillid/domain/result';
import type { UserStatus } from '@tillid/domain/users/user-status';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { readSettings } from '../organisations/index.ts';
import type { ProvenPerson } from './proven-person.ts';
import type { Candidate } from './sign-in-identity-store.ts';
import { statusToday } from './status-today.ts';

/** An organisation that a person can act for, and as which user. */
export type Choice = {
  readonly organisationId: string;
  readonly userId: string;
  readonly name: string;
  readonly cvr: string;
  /** When the user was created: tells two users of one person in one organisation apart. */
  readonly createdAt: string;
  /** How the eID found the user: by its bound subject, or by the CPR number alone. */
  readonly kind: Candidate['kind'];
};

/** Why a user may not sign in; each has words in history. */
export const signInRefusals = [
  'imported',
  'pending-activation',
  'deactivated',
  'organisation-blocked',
  'authenticator-not-allowed',
  'cpr-changed',
] as const;

/** A reason why a user may not sign in. */
export type SignInRefusal = (typeof signInRefusals)[number];

/** Who stands before the door, and the keys to know the person by. */
export type Knowing = { readonly keyring: Keyring; readonly person: ProvenPerson };

/** Whether a candidate may sign in now; undefined when the user is gone. */
export async function judgeCandidate(
  tx: Tx,
  candidate: Candidate,
  knowing: Knowing,
): Promise<Result<Choice, SignInRefusal> | undefined> {
  const row = await tx.db
    .selectFrom('business_user as u')
    .innerJoin('organisation as o', 'o.id', 'u.organisation_id')
    .select([
      'u.status',
      'u.deactivated_from',
      'u.deactivated_to',
      'u.created_at',
      'o.status as organisation_status',
      'o.name',
      'o.cvr',
    ])
    .select(holdsRole)
    .where('u.organisation_id', '=', tx.scope.organisationId)
    .where('u.id', '=', candidate.userId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const reason =
    (await refusalOf(tx, candidate, { ...row, status: statusToday(tx, row) })) ??
    (await refusalByCpr(tx, candidate, knowing));
  if (reason !== undefined) return fail(reason);
  const { organisationId, userId, kind } = candidate;
  return ok({ organisationId, userId, kind, name: row.name, cvr: row.cvr, createdAt: row.created_at });
}

/** Writes down why a user was not signed in; the person is not told whether the user exists. */
export async function recordSignInRefusal(tx: Tx, userId: string, reason: SignInRefusal): Promise<void> {
  const changes = { reason: { to: reason } };
  await record(tx, { kind: 'user.sign-in-refused', entityType: 'user', entityId: userId, changes });
}

type Judged = { status: UserStatus; organisation_status: OrganisationStatus; holds_role: boolean };

async function refusalOf(tx: Tx, candidate: Candidate, row: Judged): Promise<SignInRefusal | undefined> {
  if (row.status !== 'active') return row.status;
  if (!usersMayAct(row.organisation_status)) return 'organisation-blocked';
  if (candidate.kind === 'subject' || row.holds_role) return undefined;
  // A subject that is not bound is the person's own eID. Administrators set the organisation up with it whatever is allowed.
  const { privateAuthenticatorAllowed } = await readSettings(tx);
  return privateAuthenticatorAllowed ? undefined : 'authenticator-not-allowed';
}

/**
 * A subject whose CPR number is another than that of the user it is bound to: either number was wrong, or the eID is somebody else's
 * by now. An administrator can tell; until then nobody gets in.
 */
async function refusalByCpr(
  tx: Tx,
  { kind, userId }: Candidate,
  { keyring, person }: Knowing,
): Promise<SignInRefusal | undefined> {
  if (kind === 'cpr' || person.cpr === undefined) return undefined;
  const rows = await tx.db
    .selectFrom('sign_in_identity')
    .select('person_hash')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .where('kind', '=', 'cpr')
    .execute();
  if (rows.length === 0) return undefined;
  const hashes = (await keyring.ofDeployment(tx)).personHashesOfCpr(person.cpr);
  return rows.some((row) => hashes.some((hash) => hash.equals(row.person_hash))) ? undefined : 'cpr-changed';
}

const holdsRole = sql<boolean>`exists (select 1 from user_role r
  where r.organisation_id = u.organisation_id and r.user_id = u.id)`.as('holds_role');

import { sql } from 'kysely';
import { logInObstacles } from '@tillid/domain/authenticators/log-in-right';
import { usersMayAct } from '@tillid/domain/organisations/organisation-kind';
import { fail, ok, type Result } from '@tillid/domain/result';
import type { Level } from '@tillid/domain/users/identity-assurance';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { openWith } from './open-with.ts';
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
  /** How the eID found the user: by a subject that is known, or by the CPR number alone. */
  readonly kind: Candidate['kind'];
  /** What the person logs in with; null for the own eID of an administrator who has not been given it. */
  readonly authenticatorId: string | null;
  /** The level that the user was registered at. */
  readonly registeredLevel: Level | null;
};

/** Why a user may not sign in; each has words in history. */
export const signInRefusals = [
  'imported',
  'pending-activation',
  'deactivated',
  'organisation-blocked',
  ...logInObstacles,
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
      'u.registered_level',
      'o.status as organisation_status',
      'o.name',
      'o.cvr',
    ])
    .select(holdsRole)
    .where('u.organisation_id', '=', tx.scope.organisationId)
    .where('u.id', '=', candidate.userId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const status = statusToday(tx, row);
  if (status !== 'active') return fail(status);
  if (!usersMayAct(row.organisation_status)) return fail('organisation-blocked');
  const opened = await openWith(tx, candidate, { ...knowing, holdsRole: row.holds_role });
  if (!opened.ok) return opened;
  const changed = await refusalByCpr(tx, candidate, knowing);
  if (changed !== undefined) return fail(changed);
  const { organisationId, userId, kind } = candidate;
  const user = { organisationId, userId, createdAt: row.created_at, registeredLevel: row.registered_level };
  return ok({ ...user, kind, name: row.name, cvr: row.cvr, authenticatorId: opened.value });
}

/** Writes down why a user was not signed in; the person is not told whether the user exists. */
export async function recordSignInRefusal(tx: Tx, userId: string, reason: SignInRefusal): Promise<void> {
  const changes = { reason: { to: reason } };
  await record(tx, { kind: 'user.sign-in-refused', entityType: 'user', entityId: userId, changes });
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

import {
  logInObstacle,
  privateObstacle,
  type LogInCircumstances,
  type LogInObstacle,
} from '@tillid/domain/authenticators/log-in-right';
import { fail, ok, type Result } from '@tillid/domain/result';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { AuthenticatorTable } from '../../platform/db/tables/authenticators.ts';
import type { Tx } from '../../platform/db/work.ts';
import { readSettings } from '../organisations/index.ts';
import type { ProvenPerson } from './proven-person.ts';
import type { Candidate } from './sign-in-identity-store.ts';

type Before = { readonly keyring: Keyring; readonly person: ProvenPerson; readonly holdsRole: boolean };
type Known = Pick<AuthenticatorTable, 'id' | 'kind' | 'status'>;

/** The authenticator with which a person opens the door as a candidate, asked at every sign-in, or why it stays shut; null where a role opens it. */
export async function openWith(
  tx: Tx,
  candidate: Candidate,
  before: Before,
): Promise<Result<string | null, LogInObstacle>> {
  const circumstances = { ...(await readSettings(tx)), holdsRole: before.holdsRole };
  // The CPR number comes with the own eID alone.
  if (candidate.kind === 'cpr') return openWithOwn(tx, candidate.userId, circumstances);
  const known = await findKnown(tx, candidate.userId, before);
  if (known === undefined) return fail('authenticator-blocked');
  if (known.kind === 'private') return openWithOwn(tx, candidate.userId, circumstances);
  const obstacle =
    known.authenticator === null ? 'authenticator-blocked' : logInObstacle(known.authenticator, circumstances);
  return obstacle === undefined ? ok(known.authenticator?.id ?? null) : fail(obstacle);
}

async function openWithOwn(
  tx: Tx,
  userId: string,
  circumstances: LogInCircumstances,
): Promise<Result<string | null, LogInObstacle>> {
  // Only what was given last counts: whoever had the own eID taken away does not get in by one of before.
  const last = await tx.db
    .selectFrom('authenticator')
    .select(['id', 'status', 'blocked_reason'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .where('kind', '=', 'private')
    .orderBy('ordered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isGiven = last?.status !== 'blocked' || last.blocked_reason === 'consent-withdrawn';
  const given = isGiven ? last : undefined;
  const obstacle = privateObstacle(given?.status, circumstances);
  if (obstacle !== undefined) return fail(obstacle);
  return ok(given?.status === 'activated' ? given.id : null);
}

/** What is known of the subject that the person came with, and the authenticator that has it, if any. */
async function findKnown(
  tx: Tx,
  userId: string,
  { keyring, person }: Before,
): Promise<{ kind: AuthenticatorTable['kind']; authenticator: Known | null } | undefined> {
  const keys = await keyring.ofDeployment(tx);
  const row = await tx.db
    .selectFrom('eid_subject as s')
    .leftJoin('authenticator as a', (join) =>
      join.onRef('a.organisation_id', '=', 's.organisation_id').onRef('a.subject_id', '=', 's.id'),
    )
    .select(['s.kind', 'a.id', 'a.kind as authenticator_kind', 'a.status'])
    .where('s.organisation_id', '=', tx.scope.organisationId)
    .where('s.user_id', '=', userId)
    .where('s.subject_hash', 'in', keys.personHashesOfSubject(person.issuer, person.subject))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, authenticator_kind: kind, status } = row;
  return {
    kind: row.kind,
    authenticator: id === null || kind === null || status === null ? null : { id, kind, status },
  };
}

import type { DeploymentKeys } from '../../platform/crypto/keyring.ts';
import type { SystemTx } from '../../platform/db/work.ts';
import type { ProvenPerson } from './proven-person.ts';

/** A user whom a proven person may be, in some organisation. */
export type Candidate = { readonly organisationId: string; readonly userId: string; readonly kind: 'cpr' | 'subject' };

/** Users of a person in all organisations: by subject first, by CPR number those whom the subject is not bound to (decision 28). */
export async function findCandidates(
  tx: SystemTx,
  keys: DeploymentKeys,
  { issuer, subject, cpr }: ProvenPerson,
): Promise<Candidate[]> {
  const hashes = [
    ...keys.personHashesOfSubject(issuer, subject),
    ...(cpr === undefined ? [] : keys.personHashesOfCpr(cpr)),
  ];
  const rows = await tx.db
    .selectFrom('sign_in_identity')
    .select(['organisation_id', 'user_id', 'kind'])
    // One person may lie under two keys while keys are rotated.
    .distinct()
    .where('person_hash', 'in', hashes)
    .orderBy('organisation_id')
    .execute();
  const bySubject = rows.filter((row) => row.kind === 'subject');
  const bound = new Set(bySubject.map((row) => row.user_id));
  const byCpr = rows.filter((row) => row.kind === 'cpr' && !bound.has(row.user_id));
  return [...bySubject, ...byCpr].map((row) => ({
    organisationId: row.organisation_id,
    userId: row.user_id,
    kind: row.kind,
  }));
}

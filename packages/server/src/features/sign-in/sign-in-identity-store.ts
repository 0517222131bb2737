import { newId } from '../../platform/db/new-id.ts';
import type { SystemTx, Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';

/** A user whom a proven person may be, in some organisation. */
export type Candidate = { readonly organisationId: string; readonly userId: string; readonly kind: 'cpr' | 'subject' };

/** Users of a person in all organisations: by subject first, by CPR number only where no subject is bound in that organisation (decision 28). */
export async function findCandidates(
  tx: SystemTx,
  subjectHash: Buffer,
  cprHash: Buffer | undefined,
): Promise<Candidate[]> {
  const hashes = cprHash === undefined ? [subjectHash] : [subjectHash, cprHash];
  const rows = await tx.db
    .selectFrom('sign_in_identity')
    .select(['organisation_id', 'user_id', 'kind'])
    .where('person_hash', 'in', hashes)
    .orderBy('organisation_id')
    .execute();
  const bySubject = rows.filter((row) => row.kind === 'subject');
  const bound = new Set(bySubject.map((row) => row.organisation_id));
  const byCpr = rows.filter((row) => row.kind === 'cpr' && !bound.has(row.organisation_id));
  return [...bySubject, ...byCpr].map((row) => ({
    organisationId: row.organisation_id,
    userId: row.user_id,
    kind: row.kind,
  }));
}

/** Binds a person's own eID subject to a user, as authenticator and for finding the user at sign-in, with its event; nothing when it is bound already. */
export async function bindSubject(tx: Tx, bind: { userId: string; subjectHash: Buffer; keyId: string }): Promise<void> {
  const { organisationId, now } = tx.scope;
  const bound = await tx.db
    .insertInto('authenticator')
    .values({
      organisation_id: organisationId,
      id: newId(now),
      user_id: bind.userId,
      kind: 'private',
      subject_hash: bind.subjectHash,
      key_id: bind.keyId,
      bound_at: now.toString(),
    })
    .onConflict((conflict) => conflict.constraint('authenticator_subject').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (bound === undefined) return;
  await tx.db
    .insertInto('sign_in_identity')
    .values({
      person_hash: bind.subjectHash,
      organisation_id: organisationId,
      user_id: bind.userId,
      kind: 'subject',
      key_id: bind.keyId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const changes = { kind: { to: 'private' } };
  await record(tx, { kind: 'authenticator.bound', entityType: 'user', entityId: bind.userId, changes });
}

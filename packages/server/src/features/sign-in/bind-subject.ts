import { sql } from 'kysely';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';

/** A user and the eID subject that proved who it is. */
type Bind = { readonly userId: string; readonly issuer: string; readonly subject: string };
type Subject = Pick<Bind, 'issuer' | 'subject'>;

/** Binds a person's own eID subject to a user, as authenticator and for finding the user at sign-in, with its event; nothing when it is bound already. */
export async function bindSubject(tx: Tx, keyring: Keyring, { userId, issuer, subject }: Bind): Promise<void> {
  if (await renewSubject(tx, keyring, { userId, issuer, subject })) return;
  const { organisationId, now } = tx.scope;
  const keys = await keyring.ofDeployment(tx);
  const hash = keys.personHashOfSubject(issuer, subject);
  const id = newId(now);
  const bound = await tx.db
    .insertInto('authenticator')
    .values({
      organisation_id: organisationId,
      id,
      user_id: userId,
      kind: 'private',
      subject_hash: hash,
      key_id: keys.keyId,
      subject_sealed: sealSubject(await keyring.ofOrganisation(tx), id, { issuer, subject }),
      bound_at: now.toString(),
    })
    .onConflict((conflict) => conflict.constraint('authenticator_subject').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (bound === undefined) return;
  await tx.db
    .insertInto('sign_in_identity')
    .values({
      person_hash: hash,
      organisation_id: organisationId,
      user_id: userId,
      kind: 'subject',
      key_id: keys.keyId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const changes = { kind: { to: 'private' } };
  await record(tx, { kind: 'authenticator.bound', entityType: 'user', entityId: userId, changes });
}

/**
 * Brings a subject that is bound already under the active key, and keeps it sealed where it was bound before that was done; false
 * when it is not bound. Only here is known what a hash from before was made of.
 */
export async function renewSubject(tx: Tx, keyring: Keyring, { userId, issuer, subject }: Bind): Promise<boolean> {
  const keys = await keyring.ofDeployment(tx);
  const bound = await tx.db
    .selectFrom('authenticator')
    .select(['id', 'subject_hash', 'key_id', sql<boolean>`subject_sealed is not null`.as('is_sealed')])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .where('subject_hash', 'in', keys.personHashesOfSubject(issuer, subject))
    .executeTakeFirst();
  if (bound === undefined) return false;
  if (bound.key_id === keys.keyId && bound.is_sealed) return true;
  const sealed = sealSubject(await keyring.ofOrganisation(tx), bound.id, { issuer, subject });
  const hash = keys.personHashOfSubject(issuer, subject);
  await updateSubjects(tx, keys.keyId, [{ id: bound.id, userId, sealed, from: bound.subject_hash, to: hash }]);
  return true;
}

/** A bound subject whose hash is made anew. */
export type RenewedSubject = {
  readonly id: string;
  readonly userId: string;
  readonly sealed: Buffer;
  readonly from: Buffer;
  readonly to: Buffer;
};

/** Writes subjects under a key, as authenticators and for finding their users at sign-in. */
export async function updateSubjects(tx: Tx, keyId: string, subjects: readonly RenewedSubject[]): Promise<void> {
  const { organisationId } = tx.scope;
  const column = <T>(read: (subject: RenewedSubject) => T) => subjects.map(read);
  const renewed = sql`unnest(${column((one) => one.id)}::uuid[], ${column((one) => one.userId)}::uuid[],
    ${column((one) => one.sealed)}::bytea[], ${column((one) => one.from)}::bytea[], ${column((one) => one.to)}::bytea[])
    as n(id, user_id, sealed, "from", "to")`;
  await sql`
    update authenticator a set subject_hash = n."to", key_id = ${keyId}, subject_sealed = n.sealed from ${renewed}
    where a.organisation_id = ${organisationId}::uuid and a.id = n.id`.execute(tx.db);
  await sql`
    update sign_in_identity i set person_hash = n."to", key_id = ${keyId} from ${renewed}
    where i.person_hash = n."from" and i.organisation_id = ${organisationId}::uuid and i.user_id = n.user_id`.execute(
    tx.db,
  );
}

/** Seals a subject for its authenticator. */
export function sealSubject(keys: OrganisationKeys, authenticatorId: string, { issuer, subject }: Subject): Buffer {
  return keys.seal(JSON.stringify([issuer, subject]), subjectContext(authenticatorId));
}

/** Opens what `sealSubject` made. */
export function unsealSubject(keys: OrganisationKeys, authenticatorId: string, sealed: Buffer): Subject {
  const [issuer, subject] = JSON.parse(keys.unseal(sealed, subjectContext(authenticatorId)).toString()) as [
    string,
    string,
  ];
  return { issuer, subject };
}

/** What the sealed subject of an authenticator is bound to. */
export function subjectContext(authenticatorId: string): string {
  return `subject|${authenticatorId}`;
}

import { sql } from 'kysely';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import type { EidSubjectTable } from '../../platform/db/tables/authenticators.ts';

/** A user and the eID subject that proved who it is. */
type Bind = { readonly userId: string; readonly issuer: string; readonly subject: string };
type Subject = Pick<Bind, 'issuer' | 'subject'>;
type Kind = EidSubjectTable['kind'];

/**
 * Keeps the subject of a person's own eID, by which the user is known from then on, with its event; nothing when it is kept already.
 * Whether it may be logged in with is another question.
 */
export async function bindSubject(tx: Tx, keyring: Keyring, bind: Bind): Promise<void> {
  if (await renewSubject(tx, keyring, bind)) return;
  if ((await keepSubject(tx, keyring, { ...bind, kind: 'private' })) === undefined) return;
  await letSubjectIn(tx, keyring, bind);
  const changes = { kind: { to: 'private' } };
  await record(tx, { kind: 'authenticator.bound', entityType: 'user', entityId: bind.userId, changes });
}

/** Keeps a subject; gives the id of what is kept, or undefined when it is kept already, of this user or, not of a person's own eID, of another. */
export async function keepSubject(
  tx: Tx,
  keyring: Keyring,
  { userId, issuer, subject, kind }: Bind & { readonly kind: Kind },
): Promise<string | undefined> {
  const { organisationId, now } = tx.scope;
  const keys = await keyring.ofDeployment(tx);
  const id = newId(now);
  const kept = await tx.db
    .insertInto('eid_subject')
    .values({
      organisation_id: organisationId,
      id,
      user_id: userId,
      kind,
      subject_hash: keys.personHashOfSubject(issuer, subject),
      key_id: keys.keyId,
      subject_sealed: sealSubject(await keyring.ofOrganisation(tx), id, { issuer, subject }),
      known_at: now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept?.id;
}

/** Lets a kept subject find its user at sign-in. */
export async function letSubjectIn(tx: Tx, keyring: Keyring, { userId, issuer, subject }: Bind): Promise<void> {
  const keys = await keyring.ofDeployment(tx);
  await tx.db
    .insertInto('sign_in_identity')
    .values({
      person_hash: keys.personHashOfSubject(issuer, subject),
      organisation_id: tx.scope.organisationId,
      user_id: userId,
      kind: 'subject',
      key_id: keys.keyId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lets the subject of an authenticator find its user no more; what is kept of it stays, unless it is to be forgotten. */
export async function shutSubjectOut(tx: Tx, subjectId: string, { forget }: { forget: boolean }): Promise<void> {
  const { organisationId } = tx.scope;
  await sql`
    delete from sign_in_identity i using eid_subject s
    where s.organisation_id = ${organisationId}::uuid and s.id = ${subjectId}::uuid and i.organisation_id = s.organisation_id
      and i.user_id = s.user_id and i.person_hash = s.subject_hash and i.kind = 'subject'`.execute(tx.db);
  if (!forget) return;
  await tx.db
    .deleteFrom('eid_subject')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', subjectId)
    .execute();
}

/** Whether a proven subject is the one that is kept; without an id, one of the user's own. */
export async function isSubject(
  tx: Tx,
  keyring: Keyring,
  kept: { readonly userId: string; readonly subjectId?: string },
  { issuer, subject }: Subject,
): Promise<boolean> {
  const keys = await keyring.ofDeployment(tx);
  const found = await tx.db
    .selectFrom('eid_subject')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', kept.userId)
    .where('subject_hash', 'in', keys.personHashesOfSubject(issuer, subject))
    .where((eb) => (kept.subjectId === undefined ? eb('kind', '=', 'private') : eb('id', '=', kept.subjectId)))
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Brings a subject that is bound already under the active key, and keeps it sealed where it was bound before that was done; false
 * when it is not bound. Only here is known what a hash from before was made of.
 */
export async function renewSubject(tx: Tx, keyring: Keyring, { userId, issuer, subject }: Bind): Promise<boolean> {
  const keys = await keyring.ofDeployment(tx);
  const bound = await tx.db
    .selectFrom('eid_subject')
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

/** Writes subjects under a key, where they are kept and for finding their users at sign-in. */
export async function updateSubjects(tx: Tx, keyId: string, subjects: readonly RenewedSubject[]): Promise<void> {
  const { organisationId } = tx.scope;
  const column = <T>(read: (subject: RenewedSubject) => T) => subjects.map(read);
  const renewed = sql`unnest(${column((one) => one.id)}::uuid[], ${column((one) => one.userId)}::uuid[],
    ${column((one) => one.sealed)}::bytea[], ${column((one) => one.from)}::bytea[], ${column((one) => one.to)}::bytea[])
    as n(id, user_id, sealed, "from", "to")`;
  await sql`
    update eid_subject a set subject_hash = n."to", key_id = ${keyId}, subject_sealed = n.sealed from ${renewed}
    where a.organisation_id = ${organisationId}::uuid and a.id = n.id`.execute(tx.db);
  await sql`
    update sign_in_identity i set person_hash = n."to", key_id = ${keyId} from ${renewed}
    where i.person_hash = n."from" and i.organisation_id = ${organisationId}::uuid and i.user_id = n.user_id`.execute(
    tx.db,
  );
}

/** Seals a subject for the row that it lies in. */
export function sealSubject(keys: OrganisationKeys, id: string, { issuer, subject }: Subject): Buffer {
  return keys.seal(JSON.stringify([issuer, subject]), subjectContext(id));
}

/** Opens what `sealSubject` made. */
export function unsealSubject(keys: OrganisationKeys, id: string, sealed: Buffer): Subject {
  const [issuer, subject] = JSON.parse(keys.unseal(sealed, subjectContext(id)).toString()) as [string, string];
  return { issuer, subject };
}

/** What a sealed subject is bound to. */
export function subjectContext(id: string): string {
  return `subject|${id}`;
}

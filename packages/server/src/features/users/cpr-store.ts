import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';
import { asOfToday } from './settle-status.ts';
import type { UserRow } from './user-store.ts';

/** How a CPR number lies in the row of a user: sealed, and hashed so that it can be found. */
export type CprColumns = Pick<UserRow, 'cpr_sealed' | 'cpr_hash' | 'cpr_key_id' | 'next_cpr_hash' | 'next_cpr_key_id'>;

/** The columns of a user's CPR number, or of none. */
export async function sealCpr(tx: Tx, keyring: Keyring, userId: string, cpr: Cpr | undefined): Promise<CprColumns> {
  return cprColumns(await keyring.ofOrganisation(tx), userId, cpr);
}

/** The same with the organisation's keys at hand, for many users at once. */
export function cprColumns(keys: OrganisationKeys, userId: string, cpr: Cpr | undefined): CprColumns {
  if (cpr === undefined)
    return { cpr_sealed: null, cpr_hash: null, cpr_key_id: null, next_cpr_hash: null, next_cpr_key_id: null };
  return {
    cpr_sealed: keys.seal(cpr.reveal(), cprContext(userId)),
    cpr_hash: keys.cprHash(cpr),
    cpr_key_id: keys.keyId,
    next_cpr_hash: keys.nextCprHash(cpr),
    next_cpr_key_id: keys.nextKeyId,
  };
}

/** The CPR number of a user, or undefined for a user without. */
export async function openCpr(
  tx: Tx,
  keyring: Keyring,
  user: Pick<UserRow, 'id' | 'cpr_sealed'>,
): Promise<Cpr | undefined> {
  if (user.cpr_sealed === null) return undefined;
  return unsealCpr(await keyring.ofOrganisation(tx), user.id, user.cpr_sealed);
}

/** The same with the organisation's keys at hand. */
export function unsealCpr(keys: OrganisationKeys, userId: string, sealed: Buffer): Cpr {
  // What was accepted once is read back whatever the deployment accepts now.
  const cpr = parseCpr(keys.unseal(sealed, cprContext(userId)).toString(), { testNumbers: true });
  if (!cpr.ok) throw new Error(`the sealed CPR number of a user is not one: ${cpr.fault}`);
  return cpr.value;
}

/** The user who has a CPR number, whatever the status. */
export async function findUserByCpr(
  tx: Tx,
  keyring: Keyring,
  cpr: Cpr,
): Promise<Pick<UserRow, 'id' | 'status'> | undefined> {
  const keys = await keyring.ofOrganisation(tx);
  const user = await tx.db
    .selectFrom('business_user')
    .select(['id', 'status', 'deactivated_from', 'deactivated_to'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('cpr_hash', 'in', keys.cprHashes(cpr))
    .executeTakeFirst();
  return user === undefined ? undefined : asOfToday(tx, user);
}

/** Lets the holder of a CPR number be found at sign-in as this user, in place of the number before it. */
export async function replaceSignInCpr(tx: Tx, keyring: Keyring, userId: string, cpr: Cpr | undefined): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .deleteFrom('sign_in_identity')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('kind', '=', 'cpr')
    .execute();
  if (cpr !== undefined) await insertSignInCpr(tx, keyring, userId, cpr);
}

/** Lets the holder of a CPR number be found at sign-in as this user, who is new. */
export async function insertSignInCpr(tx: Tx, keyring: Keyring, userId: string, cpr: Cpr): Promise<void> {
  const { organisationId } = tx.scope;
  const keys = await keyring.ofDeployment(tx);
  const identity = {
    person_hash: keys.personHashOfCpr(cpr),
    organisation_id: organisationId,
    user_id: userId,
    kind: 'cpr',
    key_id: keys.keyId,
  } as const;
  sendAlong(tx, tx.db.insertInto('sign_in_identity').values(identity).execute());
}

/** What a user's sealed CPR number is bound to, also when it is staged and when the user is deleted. */
export function cprContext(userId: string): string {
  return `cpr|${userId}`;
}

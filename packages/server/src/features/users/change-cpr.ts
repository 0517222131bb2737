import type { UserDraft } from '@tillid/domain/users/user-draft';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { alreadyExists } from './check-draft.ts';
import { findUserByCpr, openCpr, replaceSignInCpr, sealCpr, type CprColumns } from './cpr-store.ts';
import type { UserRow } from './user-store.ts';

/** The columns of another CPR number, or none where it stays the same; the way to be found at sign-in changes along. Throws conflict with who has it (decision 19). */
export async function changesOfCpr(
  tx: Tx,
  keyring: Keyring,
  user: UserRow,
  draft: Pick<UserDraft, 'cpr'>,
): Promise<Partial<CprColumns>> {
  const { cpr } = draft;
  const present = await openCpr(tx, keyring, user);
  if (cpr === undefined ? present === undefined : present?.equals(cpr) === true) return {};
  const other = cpr === undefined ? undefined : await findUserByCpr(tx, keyring, cpr);
  if (other !== undefined) throw alreadyExists(other);
  await replaceSignInCpr(tx, keyring, user.id, cpr);
  return await sealCpr(tx, keyring, user.id, cpr);
}

import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/users';
import { backOn } from '@tillid/domain/users/deactivation-period';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { marksOf, readActivationState } from './activation-state.ts';
import { openCpr } from './cpr-store.ts';
import { findEidName, getAssociations, listRoles } from './profile-store.ts';
import { judgeNeed } from './refuse-to-leave-nobody.ts';
import { abilitiesOf, type Viewer } from './user-abilities.ts';
import type { UserRow } from './user-store.ts';

/** The whole profile of one user as administrators see it. */
export type UserProfile = z.output<typeof contract.userProfile>;

/** Reads what belongs to a user and tells it as a viewer may see it; the CPR number is masked. */
export async function readProfile(tx: Tx, keyring: Keyring, viewer: Viewer, user: UserRow): Promise<UserProfile> {
  const [activation, held, maskedCpr, eidName, associations] = await Promise.all([
    readActivationState(tx, user.id),
    listRoles(tx, user.id),
    readMaskedCpr(tx, keyring, user),
    findEidName(tx, user.id),
    getAssociations(tx, user),
  ]);
  const about = held.includes('organisation-administrator') ? { leavesNobody: await judgeNeed(tx, user.id) } : {};
  return {
    userId: user.id,
    version: user.version,
    status: user.status,
    marks: marksOf(user, activation),
    firstName: user.first_name,
    lastName: user.last_name,
    maskedCpr,
    dateOfBirth: user.date_of_birth,
    email: user.email,
    phone: user.phone,
    anonymous: user.anonymous,
    referenceText: user.reference_text,
    targetLevel: user.target_level,
    registeredLevel: user.registered_level,
    eidName,
    authenticator: user.authenticator,
    authenticatorLimit: user.authenticator_limit,
    ...associations,
    roles: ['user', ...held],
    createdAt: user.created_at,
    activatedAt: user.activated_at,
    deactivation: deactivationOf(user),
    activation,
    abilities: abilitiesOf(user, viewer, about),
  };
}

function deactivationOf({ status, deactivated_from: from, deactivated_to: to }: UserRow): UserProfile['deactivation'] {
  return from === null && status !== 'deactivated' ? null : { from, to, backOn: backOn({ to }) };
}

/** The masked CPR number of a user, or null for a user without. */
export async function readMaskedCpr(tx: Tx, keyring: Keyring, user: UserRow): Promise<string | null> {
  return (await openCpr(tx, keyring, user))?.toString() ?? null;
}

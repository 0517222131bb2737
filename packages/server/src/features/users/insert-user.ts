import { mayHoldRole } from '@tillid/domain/access/permissions';
import type { UserDraft } from '@tillid/domain/users/user-draft';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { UserRoleTable } from '../../platform/db/tables.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { insertSignInCpr, sealCpr } from './cpr-store.ts';
import { givePrivate } from './order-authenticators.ts';
import { changesOfNew, foldedText, type UserRow } from './user-store.ts';

/** A user to be inserted; `columns` is what only some ways of creation know. */
export type NewUser = {
  readonly draft: UserDraft;
  readonly status: UserRow['status'];
  readonly authenticator: UserRow['authenticator'];
  readonly roles?: readonly UserRoleTable['role'][];
  readonly columns?: Partial<
    Pick<
      UserRow,
      | 'authenticator_limit'
      | 'production_unit_id'
      | 'se_number_id'
      | 'invoicing_method_id'
      | 'import_id'
      | 'registered_level'
      | 'activated_at'
    >
  >;
};

/**
 * Inserts a user with roles, the way to be found at sign-in, and the events; undefined when another user of the
 * organisation has the CPR number. Throws rule-broken when an anonymous user would administer something. Of two at once one waits for the other, so that exactly one is inserted.
 */
export async function insertUser(tx: Tx, keyring: Keyring, newUser: NewUser): Promise<UserRow | undefined> {
  const { draft, roles = [] } = newUser;
  if (roles.some((role) => !mayHoldRole(role, draft))) throw ruleBroken('role-needs-name');
  const row = await rowOf(tx, keyring, newUser);
  const user = await tx.db
    .insertInto('business_user')
    .values(row)
    // Of the two hashes of a CPR number either can be taken while keys are rotated.
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (user === undefined) return undefined;
  if (draft.cpr !== undefined) await insertSignInCpr(tx, keyring, user.id, draft.cpr);
  insertRoles(tx, user.id, roles);
  // What an imported user logs in with is only chosen until the user is sent for activation.
  if (newUser.authenticator === 'private' && user.status !== 'imported') givePrivate(tx, user);
  const about = { entityType: 'user', entityId: user.id } as const;
  await record(
    tx,
    { kind: 'user.created', ...about, version: user.version, changes: changesOfNew(user) },
    ...roles.map((role) => ({ kind: 'user.role-granted', ...about, changes: { role: { to: role } } }) as const),
  );
  return user;
}

async function rowOf(tx: Tx, keyring: Keyring, newUser: NewUser) {
  const { draft, status, authenticator, columns } = newUser;
  const { organisationId, now } = tx.scope;
  const id = newId(now);
  const searched = {
    first_name: draft.firstName,
    last_name: draft.lastName,
    email: draft.email,
    reference_text: draft.referenceText ?? null,
  };
  return {
    organisation_id: organisationId,
    id,
    version: 1,
    status,
    ...searched,
    folded: foldedText(searched),
    phone: draft.phone ?? null,
    date_of_birth: draft.dateOfBirth,
    ...(await sealCpr(tx, keyring, id, draft.cpr)),
    anonymous: draft.anonymous,
    target_level: draft.targetLevel,
    registered_level: null,
    authenticator,
    production_unit_id: null,
    se_number_id: null,
    invoicing_method_id: null,
    import_id: null,
    created_at: now.toString(),
    activated_at: null,
    last_sign_in_at: null,
    deactivated_from: null,
    deactivated_to: null,
    ...columns,
  };
}

function insertRoles(tx: Tx, userId: string, roles: readonly UserRoleTable['role'][]): void {
  if (roles.length === 0) return;
  const { organisationId } = tx.scope;
  const rows = roles.map((role) => ({ organisation_id: organisationId, user_id: userId, role }));
  sendAlong(tx, tx.db.insertInto('user_role').values(rows).execute());
}

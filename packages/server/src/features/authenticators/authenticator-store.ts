import type { Selectable, Updateable } from 'kysely';
import type { AuthenticatorState } from '@tillid/domain/authenticators/authenticator-life';
import type { AuthenticatorTable } from '../../platform/db/tables/authenticators.ts';
import type { Tx } from '../../platform/db/work.ts';

/** An authenticator as it lies in the database. */
export type AuthenticatorRow = Selectable<AuthenticatorTable>;

/** What the rules look at. */
export function stateOf(row: AuthenticatorRow): AuthenticatorState {
  const { kind, means, status } = row;
  const marks = { issued: row.issued_at !== null, orderFailed: row.order_failed_at !== null };
  return { kind, means, status, blockedReason: row.blocked_reason, ...marks };
}

/** The authenticators of a user in the order in which they were ordered. */
export function listAuthenticators(tx: Tx, userId: string): Promise<AuthenticatorRow[]> {
  return tx.db
    .selectFrom('authenticator')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .orderBy('ordered_at')
    .orderBy('id')
    .execute();
}

/** One authenticator; undefined when absent or of another organisation. It changes only under the lock of its user. */
export function findAuthenticator(tx: Tx, authenticatorId: string): Promise<AuthenticatorRow | undefined> {
  return tx.db
    .selectFrom('authenticator')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', authenticatorId)
    .executeTakeFirst();
}

/** Changes an authenticator; gives it as it is then. */
export function updateAuthenticator(
  tx: Tx,
  authenticatorId: string,
  set: Updateable<AuthenticatorTable>,
): Promise<AuthenticatorRow> {
  return tx.db
    .updateTable('authenticator')
    .set(set)
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', authenticatorId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whether a user holds a role of an administrator, or is a trusted employee. */
export async function holdsRole(tx: Tx, userId: string): Promise<boolean> {
  const role = await tx.db
    .selectFrom('user_role')
    .select('role')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return role !== undefined;
}

/** Ends the sessions that were begun with an authenticator; an event of the user stands in the same unit of work. */
export async function endSessionsBegunWith(tx: Tx, authenticatorId: string): Promise<void> {
  await tx.db
    .deleteFrom('session')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('authenticator_id', '=', authenticatorId)
    .execute();
}

import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import { lockUser, refuseForbidden, type UserRow, type Viewer } from '../users/index.ts';
import { findAuthenticator, type AuthenticatorRow } from './authenticator-store.ts';

/** An authenticator and its user, who is locked, so that nobody else changes either. */
export type Opened = { readonly user: UserRow; readonly row: AuthenticatorRow };

/** Opens an authenticator of a user for somebody who administers it; throws not-found, and rule-broken where the user's status forbids it. */
export async function openForAdministrator(
  tx: Tx,
  viewer: Viewer,
  { userId, authenticatorId }: { readonly userId: string; readonly authenticatorId: string },
): Promise<Opened> {
  const user = await lockUser(tx, userId);
  refuseForbidden('manage-authenticators', user, viewer);
  return { user, row: await findOf(tx, user, authenticatorId) };
}

/** Opens an authenticator for its own user; throws not-found. */
export async function openForUser(tx: Tx, userId: string, authenticatorId: string): Promise<Opened> {
  const user = await lockUser(tx, userId);
  return { user, row: await findOf(tx, user, authenticatorId) };
}

async function findOf(tx: Tx, user: UserRow, authenticatorId: string): Promise<AuthenticatorRow> {
  const row = await findAuthenticator(tx, authenticatorId);
  if (row?.user_id !== user.id) throw new Problem('not-found');
  return row;
}

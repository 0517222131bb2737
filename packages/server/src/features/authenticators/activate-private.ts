import type { Tx } from '../../platform/db/work.ts';
import { readSettings } from '../organisations/index.ts';
import { listAuthenticators, type AuthenticatorRow } from './authenticator-store.ts';
import { takeStep } from './step.ts';

/**
 * Lets a user who consents log in with the own eID from now on, where the organisation allows it and the user was given it; gives the
 * authenticator's id, or null where it may not be logged in with.
 */
export async function activatePrivate(tx: Tx, userId: string): Promise<string | null> {
  const row = await findPrivate(tx, userId);
  if (row === undefined) return null;
  if (row.status === 'activated') return row.id;
  return (await takeStep(tx, row, { action: 'give-consent', party: 'user' })).id;
}

/** Whether the consent of a user to the own eID would open the door. */
export async function asksConsent(tx: Tx, userId: string): Promise<boolean> {
  const row = await findPrivate(tx, userId);
  return row !== undefined && row.status !== 'activated';
}

/** The own eID as an authenticator that a user was given last and still has, and that the organisation allows. */
export async function findPrivate(tx: Tx, userId: string): Promise<AuthenticatorRow | undefined> {
  const { privateAuthenticatorAllowed } = await readSettings(tx);
  if (!privateAuthenticatorAllowed) return undefined;
  const last = (await listAuthenticators(tx, userId)).findLast(({ kind }) => kind === 'private');
  return last?.status !== 'blocked' || isWithdrawn(last) ? last : undefined;
}

/** Whether it is blocked only until its user consents again. */
export function isWithdrawn({ blocked_reason: reason }: AuthenticatorRow): boolean {
  return reason === 'consent-withdrawn';
}

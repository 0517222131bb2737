import { choiceOf } from '@tillid/domain/authenticators/authenticator-order';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { findLockedUser } from '../users/index.ts';
import { findAuthenticator, type AuthenticatorRow } from './authenticator-store.ts';
import type { Opened } from './open-authenticator.ts';
import { sendLink } from './send-link.ts';
import { takeStep } from './step.ts';

/** Notes in an organisation's unit of work that a device was sent to its user; throws not-found, and rule-broken where it is not to be sent. */
export async function sendDevice(tx: Tx, authenticatorId: string): Promise<AuthenticatorRow> {
  return (await step(tx, authenticatorId, 'send')).row;
}

/** Notes in an organisation's unit of work that a device has arrived; its user, once active, is mailed the link to activate it. */
export async function deliverDevice(
  tx: Tx,
  platform: Pick<Platform, 'keyring' | 'settings'>,
  authenticatorId: string,
): Promise<AuthenticatorRow> {
  const { user, row } = await step(tx, authenticatorId, 'deliver');
  const choice = choiceOf(row);
  // Whoever has still to be activated is led on to it by the activation.
  if (user.status === 'active' && choice !== undefined)
    await sendLink(tx, platform, user, { about: 'delivered', choices: [choice] });
  return row;
}

async function step(tx: Tx, authenticatorId: string, action: 'send' | 'deliver'): Promise<Opened> {
  const found = await findAuthenticator(tx, authenticatorId);
  const user = found === undefined ? undefined : await findLockedUser(tx, found.user_id);
  const row = user === undefined ? undefined : await findAuthenticator(tx, authenticatorId);
  if (row === undefined || user === undefined) throw new Problem('not-found');
  const changed = await takeStep(tx, row, { action, party: 'operator' });
  await announce(tx, { kind: 'users', id: row.user_id });
  return { user, row: changed };
}

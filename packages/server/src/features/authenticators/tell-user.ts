import { choiceOf } from '@tillid/domain/authenticators/authenticator-order';
import { canLogIn } from '@tillid/domain/authenticators/log-in-right';
import type { Tx } from '../../platform/db/work.ts';
import { enqueueMails } from '../../platform/mail/enqueue-mail.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AuthenticatorEndedMailParams } from '../mails/index.ts';
import { getOrganisation, readSettings } from '../organisations/index.ts';
import type { UserRow } from '../users/index.ts';
import { holdsRole, listAuthenticators, type AuthenticatorRow } from './authenticator-store.ts';
import { nameOfActor } from './send-link.ts';

/** Mails a user that an authenticator no longer opens the door, why, by whom, and whether another still does. */
export async function tellEnded(
  tx: Tx,
  platform: Pick<Platform, 'keyring' | 'settings'>,
  user: UserRow,
  { row, reason }: { readonly row: AuthenticatorRow; readonly reason: AuthenticatorEndedMailParams['reason'] },
): Promise<void> {
  const [{ name: organisation }, settings, rows, isHolder] = await Promise.all([
    getOrganisation(tx),
    readSettings(tx),
    listAuthenticators(tx, user.id),
    holdsRole(tx, user.id),
  ]);
  const { actor } = tx.scope;
  const byUser = 'id' in actor && actor.id === user.id;
  const params: AuthenticatorEndedMailParams = {
    authenticator: choiceOf(row) ?? 'local',
    reason,
    firstName: user.first_name,
    organisation,
    administrator: byUser ? '' : await nameOfActor(tx),
    by: byUser ? 'user' : 'administrator',
    at: tx.scope.now.toString(),
    canLogIn: canLogIn(rows, { ...settings, holdsRole: isHolder }) ? 'yes' : 'no',
  };
  const mail = {
    template: 'authenticator-ended',
    to: user.email,
    userId: user.id,
    language: settings.language,
    params,
  };
  await enqueueMails(tx, platform.keyring, [mail]);
}

import { randomBytes } from 'node:crypto';
import { linkExpiry, tokenBytes, tokenFromBytes } from '@tillid/domain/activation/activation-link';
import type { OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { enqueueMails } from '../../platform/mail/enqueue-mail.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AuthenticatorLinkMailParams } from '../mails/index.ts';
import { getOrganisation, readSettings } from '../organisations/index.ts';
import { findUser, type UserRow } from '../users/index.ts';
import { insertLink } from './authenticator-link-store.ts';

/** What is mailed along with a link: that something was added, has arrived, is to be activated anew, or only the link again. */
export type LinkNews = {
  readonly about: 'added' | 'delivered' | 'renewed' | 'replaced' | 'resent';
  readonly choices: readonly OrderChoice[];
};

/** Mails a user a link of 30 days to the authenticators that wait for it, with its event; Danish and English, as every mail with a link. */
export async function sendLink(
  tx: Tx,
  platform: Pick<Platform, 'keyring' | 'settings'>,
  user: UserRow,
  news: LinkNews,
): Promise<void> {
  const token = tokenFromBytes(randomBytes(tokenBytes));
  const expiresAt = linkExpiry(tx.scope.now);
  const [{ name: organisation, cvr }, { language }, administrator] = await Promise.all([
    getOrganisation(tx),
    readSettings(tx),
    nameOfActor(tx),
  ]);
  const params: AuthenticatorLinkMailParams = {
    about: news.about,
    authenticators: news.choices.join(','),
    firstName: user.first_name,
    organisation,
    cvr,
    administrator,
    address: new URL(`/authenticators/${token}`, platform.settings.publicUrl).href,
    expiresAt: expiresAt.toString(),
  };
  await enqueueMails(tx, platform.keyring, [
    { template: 'authenticator-link', to: user.email, userId: user.id, language, params },
  ]);
  insertLink(tx, { token, userId: user.id, expiresAt });
  await record(tx, { kind: 'authenticator.link-sent', entityType: 'user', entityId: user.id });
}

/** The name of the administrator who acts; none where no user does. */
export async function nameOfActor(tx: Tx): Promise<string> {
  const { actor } = tx.scope;
  const user = actor.kind === 'user' ? await findUser(tx, actor.id) : undefined;
  return user === undefined ? '' : `${user.first_name} ${user.last_name}`;
}

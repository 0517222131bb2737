import { randomBytes } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { linkExpiry, linkLifetimeDays, tokenBytes, tokenFromBytes } from '@tillid/domain/activation/activation-link';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { enqueueMails, type Mail } from '../../platform/mail/enqueue-mail.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ActivationMailParams } from '../mails/index.ts';
import { getOrganisation, readSettings } from '../organisations/index.ts';
import { findUser, type SendForActivation, type UserRow } from '../users/index.ts';
import { replaceCode } from './activation-code-store.ts';
import { insertLinks } from './activation-link-store.ts';

/** What sending a link needs of the platform. */
export type LinkSender = Pick<Platform, 'keyring' | 'settings'>;

/** Sends a pending user the link, and makes the code of a user without CPR number; in the caller's unit of work. */
export function sendActivation(platform: LinkSender): SendForActivation {
  return async (tx, user) => {
    const expiresAt = await sendLinks(tx, platform, [user]);
    await record(tx, { kind: 'user.activation-email-queued', entityType: 'user', entityId: user.id });
    const code = user.cpr_hash === null ? await makeCode(tx, user) : undefined;
    return {
      email: user.email,
      linkExpiresAt: expiresAt.toString(),
      code: code?.code ?? null,
      codeExpiresAt: code?.expiresAt.toString() ?? null,
    };
  };
}

/** Makes the temporary code of a user, with its event. */
export async function makeCode(tx: Tx, user: UserRow): Promise<{ code: string; expiresAt: Temporal.Instant }> {
  await record(tx, { kind: 'user.activation-code-made', entityType: 'user', entityId: user.id });
  return await replaceCode(tx, user.id);
}

/** What a link is sent for: with which mail, and for how many days it is valid. */
export type LinkPurpose = { readonly template: 'activation' | 'set-up'; readonly lifetimeDays: number };

const activation: LinkPurpose = { template: 'activation', lifetimeDays: linkLifetimeDays };

/** Queues the activation mails of many users, each with a link of its own; gives when the links expire. The caller writes the events. */
export async function sendLinks(
  tx: Tx,
  platform: LinkSender,
  users: readonly UserRow[],
  { template, lifetimeDays }: LinkPurpose = activation,
): Promise<Temporal.Instant> {
  const { actor, now } = tx.scope;
  const expiresAt = linkExpiry(now, lifetimeDays);
  const sentBy = actor.kind === 'user' ? actor.id : null;
  const write = await mailWriter(tx, platform, { sentBy, expiresAt, template });
  const sendings = users.map((user) => ({ user, token: tokenFromBytes(randomBytes(tokenBytes)) }));
  const mails = sendings.map(({ user, token }) => write(user, token));
  const emailIds = await enqueueMails(tx, platform.keyring, mails);
  const links = sendings.flatMap(({ user, token }, index) => {
    const emailId = emailIds[index];
    return emailId === undefined ? [] : [{ id: newId(now), userId: user.id, emailId, token }];
  });
  if (links.length !== users.length) throw new Error('a mail was not queued');
  insertLinks(tx, links, { sentBy, expiresAt });
  return expiresAt;
}

async function mailWriter(
  tx: Tx,
  platform: LinkSender,
  sending: { sentBy: string | null; expiresAt: Temporal.Instant; template: LinkPurpose['template'] },
): Promise<(user: UserRow, token: string) => Mail> {
  const [{ name: organisation, cvr }, { language }, sender] = await Promise.all([
    getOrganisation(tx),
    readSettings(tx),
    sending.sentBy === null ? undefined : findUser(tx, sending.sentBy),
  ]);
  const administrator = sender === undefined ? '' : `${sender.first_name} ${sender.last_name}`;
  return (user, token) => {
    const params: ActivationMailParams = {
      firstName: user.first_name,
      organisation,
      cvr,
      administrator,
      address: new URL(`/activate/${token}`, platform.settings.publicUrl).href,
      expiresAt: sending.expiresAt.toString(),
      identifiedBy: user.cpr_hash === null ? 'date-of-birth' : 'cpr',
    };
    return { template: sending.template, to: user.email, userId: user.id, language, params };
  };
}

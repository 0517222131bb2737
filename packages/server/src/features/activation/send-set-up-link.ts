import type { Temporal } from 'temporal-polyfill';
import { setUpLinkLifetimeDays } from '@tillid/domain/activation/activation-link';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { lockUser, type UserRow } from '../users/index.ts';
import { listResendings } from './activation-link-store.ts';
import { refuseTooMany } from './resend-activation-email.ts';
import { sendLinks, type LinkSender } from './send-activation.ts';

/** An organisation's first administrator, who has still to activate, and the newest link that was sent. */
export type FirstAdministrator = { readonly userId: string; readonly sentAt: string; readonly expiresAt: string };

const setUp = { template: 'set-up', lifetimeDays: setUpLinkLifetimeDays } as const;

/** Sends an organisation's first administrator the link of 60 days; gives when it expires. */
export async function sendSetUpLink(tx: Tx, sender: LinkSender, user: UserRow): Promise<Temporal.Instant> {
  const expiresAt = await sendLinks(tx, sender, [user], setUp);
  await record(tx, { kind: 'user.activation-email-queued', entityType: 'user', entityId: user.id });
  return expiresAt;
}

/** Sends the link anew; the one before no longer holds. Throws rate-limited when that was done too often. */
export async function resendSetUpLink(tx: Tx, sender: LinkSender, userId: string): Promise<void> {
  const user = await lockUser(tx, userId);
  refuseTooMany(await listResendings(tx, user.id), tx.scope.now);
  await sendLinks(tx, sender, [user], setUp);
  await record(tx, { kind: 'user.activation-email-resent', entityType: 'user', entityId: user.id });
}

/** The organisation's first administrator as long as nobody has ever activated; undefined after that. */
export async function findFirstAdministrator(tx: Tx): Promise<FirstAdministrator | undefined> {
  const { organisationId } = tx.scope;
  const activated = await tx.db
    .selectFrom('business_user')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('activated_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (activated !== undefined) return undefined;
  const row = await tx.db
    .selectFrom('business_user as u')
    .innerJoin('user_role as r', (join) =>
      join.onRef('r.organisation_id', '=', 'u.organisation_id').onRef('r.user_id', '=', 'u.id'),
    )
    .innerJoin('activation_link as l', (join) =>
      join.onRef('l.organisation_id', '=', 'u.organisation_id').onRef('l.user_id', '=', 'u.id'),
    )
    .select(['u.id', 'l.sent_at', 'l.expires_at'])
    .where('u.organisation_id', '=', organisationId)
    .where('u.status', '=', 'pending-activation')
    .where('r.role', '=', 'organisation-administrator')
    .orderBy('u.created_at')
    .orderBy('l.sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { userId: row.id, sentAt: row.sent_at, expiresAt: row.expires_at };
}

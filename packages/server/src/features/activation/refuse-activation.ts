import { Temporal } from 'temporal-polyfill';
import type { ActivationRefusal } from '@tillid/domain/activation/decide-activation';
import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { enqueueMails } from '../../platform/mail/enqueue-mail.ts';
import type { Platform } from '../../platform/platform.ts';
import type { WrongPersonMailParams } from '../mails/index.ts';
import { listUserAdministrators, readOrganisationSummary, readSettings } from '../organisations/index.ts';
import { findUser, type UserRow } from '../users/index.ts';
import { noteUnusable, noteWrongPersonMail, type LinkRow } from './activation-link-store.ts';
import { lockSubject, type ActivationSubject } from './activation-subject.ts';

/** Somebody who keeps trying must fill neither a mailbox nor the user's history: of each link at most so often. */
const pause = Temporal.Duration.from({ hours: 1 });

/** Why an activation came to nothing: a rule, or an eID that did not answer. */
type RefusalReason = ActivationRefusal | 'provider-unavailable';

/** Writes down that an activation was refused and why; whoever sent the link is told of a wrong person (decision 30). */
export async function recordRefusal(
  tx: Tx,
  platform: Platform,
  subject: ActivationSubject,
  reason: RefusalReason,
): Promise<void> {
  await record(tx, {
    kind: 'user.activation-refused',
    entityType: 'user',
    entityId: subject.link.user_id,
    changes: { reason: { to: reason } },
    // Who it was that came is exactly what is not known.
    actor: { kind: 'anonymous' },
  });
  if (reason === 'wrong-person' && subject.row !== undefined && !isPaused(tx, subject.link.wrong_person_mailed_at)) {
    await noteWrongPersonMail(tx, subject.link.id);
    await tellAdministrators(tx, platform, subject.link, subject.row);
  }
}

/**
 * Writes down that a link cannot be used now, for the same reason at most once an hour: whoever has an old link, or presses again
 * while the eID is away, has proven nothing yet, and could push everything else out of the newest events.
 */
export async function recordUnusable(
  tx: Tx,
  platform: Platform,
  subject: ActivationSubject,
  reason: RefusalReason,
): Promise<void> {
  const { id, unusable_noted: noted, unusable_noted_at: at } = subject.link;
  if (noted === reason && isPaused(tx, at)) return;
  await noteUnusable(tx, id, reason);
  await recordRefusal(tx, platform, subject, reason);
}

/** Writes down that an activation came to nothing because the eID did not answer. */
export async function recordUnavailable(platform: Platform, at: { scope: Scope; linkId: string }): Promise<void> {
  await platform.work(at.scope, async (tx) => {
    const subject = await lockSubject(tx, platform.keyring, at.linkId);
    await recordUnusable(tx, platform, subject, 'provider-unavailable');
  });
}

function isPaused(tx: Tx, last: string | null): boolean {
  return last !== null && Temporal.Instant.compare(Temporal.Instant.from(last).add(pause), tx.scope.now) > 0;
}

async function tellAdministrators(tx: Tx, platform: Platform, link: LinkRow, row: UserRow): Promise<void> {
  const params: WrongPersonMailParams = {
    user: `${row.first_name} ${row.last_name}`,
    email: row.email,
    organisation: (await readOrganisationSummary(tx)).name,
    sentAt: link.sent_at,
    at: tx.scope.now.toString(),
    address: new URL(`/users/${row.id}`, platform.settings.publicUrl).href,
  };
  const { language } = await readSettings(tx);
  const mails = (await listReceivers(tx, link)).map((administrator) => ({
    template: 'activation-wrong-person',
    to: administrator.email,
    userId: administrator.id,
    language,
    params,
  }));
  await enqueueMails(tx, platform.keyring, mails);
}

// Whoever sent the link; the user administrators when that person is gone or no person sent it.
async function listReceivers(tx: Tx, link: LinkRow): Promise<Pick<UserRow, 'id' | 'email'>[]> {
  const sender = link.sent_by === null ? undefined : await findUser(tx, link.sent_by);
  if (sender?.status === 'active') return [sender];
  return await listUserAdministrators(tx);
}

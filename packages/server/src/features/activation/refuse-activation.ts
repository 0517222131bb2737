import type { ActivationRefusal } from '@tillid/domain/activation/decide-activation';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { Platform } from '../../platform/platform.ts';
import type { WrongPersonMailParams } from '../mails/index.ts';
import { readOrganisationSummary, readSettings } from '../organisations/index.ts';
import { findUser, type UserRow } from '../users/index.ts';
import type { ActivationSubject } from './activation-subject.ts';

/** Why an activation came to nothing: a rule, or an eID that did not answer. */
export type RefusalReason = ActivationRefusal | 'provider-unavailable';

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
  if (reason === 'wrong-person' && subject.row !== undefined) {
    await tellSender(tx, platform, { ...subject, row: subject.row });
  }
}

async function tellSender(tx: Tx, platform: Platform, subject: ActivationSubject & { row: UserRow }): Promise<void> {
  const { link, row } = subject;
  const sender = link.sent_by === null ? undefined : await findUser(tx, link.sent_by);
  if (sender?.status !== 'active') return;
  const params: WrongPersonMailParams = {
    user: `${row.first_name} ${row.last_name}`,
    email: row.email,
    organisation: (await readOrganisationSummary(tx)).name,
    sentAt: link.sent_at,
    at: tx.scope.now.toString(),
    address: new URL(`/users/${row.id}`, platform.settings.publicUrl).href,
  };
  const { language } = await readSettings(tx);
  const to = { to: sender.email, userId: sender.id };
  await enqueueMail(tx, platform.keyring, { template: 'activation-wrong-person', ...to, language, params });
}

import { resendRefusal, type ResendRefusal } from '@tillid/domain/activation/resend-limit';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import type { UserRow } from '../users/index.ts';
import { listResendingsOf } from './activation-link-store.ts';
import { sendLinks, type LinkSender } from './send-activation.ts';

/** Sends locked users who wait for activation new links, each with an event; gives those to whom none can be sent yet, with the reason. */
export async function resendLinks(
  tx: Tx,
  platform: LinkSender,
  users: readonly UserRow[],
): Promise<ReadonlyMap<string, ResendRefusal>> {
  const sent = await listResendingsOf(
    tx,
    users.map((user) => user.id),
  );
  const refusals = new Map<string, ResendRefusal>();
  for (const { id } of users) {
    const refusal = resendRefusal(sent.get(id) ?? [], tx.scope.now);
    if (refusal !== undefined) refusals.set(id, refusal.reason);
  }
  const able = users.filter((user) => !refusals.has(user.id));
  if (able.length === 0) return refusals;
  await sendLinks(tx, platform, able);
  await record(
    tx,
    ...able.map((user) => ({ kind: 'user.activation-email-resent', entityType: 'user', entityId: user.id }) as const),
  );
  return refusals;
}

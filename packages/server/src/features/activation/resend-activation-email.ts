import type { Temporal } from 'temporal-polyfill';
import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { resendRefusal } from '@tillid/domain/activation/resend-limit';
import { record } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockUser, readProfile, refuseForbidden } from '../users/index.ts';
import { listResendings } from './activation-link-store.ts';
import { sendLinks } from './send-activation.ts';

/** Sends a pending user a new link; the one before it then says that a newer e-mail was sent. */
export function resendActivationEmail(platform: Platform) {
  return (call: Call<typeof contract.resendActivationEmail>): Promise<ReplyOf<typeof contract.resendActivationEmail>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId);
      refuseForbidden('resend-activation-email', user, call.caller);
      refuseTooMany(await listResendings(tx, user.id), tx.scope.now);
      const expiresAt = await sendLinks(tx, platform, [user]);
      await record(tx, { kind: 'user.activation-email-resent', entityType: 'user', entityId: user.id });
      await announce(tx, { kind: 'users', id: user.id });
      const sent = { email: user.email, linkExpiresAt: expiresAt.toString(), code: null, codeExpiresAt: null };
      return { user: await readProfile(tx, platform.keyring, call.caller, user), sent };
    });
}

/** Throws rate-limited when links were sent again to a user as often as decision 45 allows. */
export function refuseTooMany(sent: readonly Temporal.Instant[], now: Temporal.Instant): void {
  const refusal = resendRefusal(sent, now);
  if (refusal !== undefined) throw new Problem('rate-limited', { retryAfterSeconds: Math.ceil(refusal.seconds) });
}

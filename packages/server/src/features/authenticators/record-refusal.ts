import type { AuthenticatorRefusal } from '@tillid/domain/authenticators/activation-refusal';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';

/** Writes down why an authenticator was not activated; who it was that came is exactly what is not known. */
export async function recordRefusal(
  tx: Tx,
  userId: string,
  reason: AuthenticatorRefusal,
  authenticator?: string,
): Promise<void> {
  const changes = {
    reason: { to: reason },
    ...(authenticator === undefined ? {} : { authenticator: { to: authenticator } }),
  };
  const about = { entityType: 'user', entityId: userId, actor: { kind: 'anonymous' } } as const;
  await record(tx, { kind: 'authenticator.activation-refused', ...about, changes });
}

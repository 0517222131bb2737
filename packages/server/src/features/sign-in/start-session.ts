import type { FastifyReply } from 'fastify';
import type { Level } from '@tillid/domain/users/identity-assurance';
import { newToken } from '../../platform/crypto/keyed-hash.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { setCookie } from './cookies.ts';
import { insertSession } from './session-store.ts';

/** Signs a user in: a new session with a new token, its event, and the cookie in the reply. */
export async function startSession(
  tx: Tx,
  platform: Platform,
  user: { userId: string; level: Level },
  reply: FastifyReply,
): Promise<void> {
  const token = newToken();
  await insertSession(tx, user.userId, user.level, token);
  await tx.db
    .updateTable('business_user')
    .set({ last_sign_in_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', user.userId)
    .execute();
  await record(tx, {
    kind: 'user.signed-in',
    entityType: 'user',
    entityId: user.userId,
    actor: { kind: 'user', id: user.userId },
  });
  setCookie(platform.settings, reply, { name: 'session', value: `${tx.scope.organisationId}.${token}` });
}

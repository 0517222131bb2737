import type { FastifyRequest } from 'fastify';
import { record } from '../../platform/history/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSessionCookie } from './session-cookie.ts';
import { deleteSessionOfToken } from './session-store.ts';

/** Ends the session that this browser had before it was signed in anew (OWASP ASVS 5.0, 7.2.4). */
export async function endPreviousSession(platform: Platform, request: FastifyRequest): Promise<void> {
  const cookie = readSessionCookie(platform.settings, request);
  if (cookie === undefined) return;
  const { organisationId, token } = cookie;
  const scope = {
    organisationId,
    actor: { kind: 'anonymous' },
    requestId: request.id,
    now: platform.clock.now(),
  } as const;
  await platform.work(scope, async (tx) => {
    const userId = await deleteSessionOfToken(tx, token);
    if (userId === undefined) return;
    const actor = { kind: 'user', id: userId } as const;
    await record(tx, { kind: 'user.signed-out', entityType: 'user', entityId: userId, actor });
  });
}

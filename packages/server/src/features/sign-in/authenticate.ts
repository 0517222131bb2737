import { permissionsOf } from '@tillid/domain/access/permissions';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../platform/clock/clock.ts';
import { asUserId, type Scope } from '../../platform/db/scope.ts';
import type { Work } from '../../platform/db/work.ts';
import type { Authenticate, UserCaller } from '../../platform/http/caller.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { readSessionCookie } from './session-cookie.ts';
import { idleLimit } from './session-limits.ts';
import { findSession, touchSession } from './session-store.ts';

// A session's last activity is written down at most this often, so that reading costs no write.
const touchEverySeconds = 30;

/** Finds the caller by the session cookie: `<organisation id>.<token>`. Status and roles are read anew at every request. */
export function authenticateSession(parts: { settings: Settings; clock: Clock; work: Work }): Authenticate<UserCaller> {
  return async (request, { prolong }) => {
    const cookie = readSessionCookie(parts.settings, request);
    if (cookie === undefined) return undefined;
    const now = parts.clock.now();
    const scope: Scope = {
      organisationId: cookie.organisationId,
      actor: { kind: 'anonymous' },
      requestId: request.id,
      now,
    };
    return await parts.work(scope, async (tx) => {
      const session = await findSession(tx, cookie.token);
      if (session === undefined) return undefined;
      const lastSeen = Temporal.Instant.from(session.lastSeenAt);
      const touch = prolong && now.since(lastSeen).total('seconds') >= touchEverySeconds;
      if (touch) await touchSession(tx, session.sessionId, now);
      const endsAt = Temporal.Instant.from(session.endsAt);
      const idleEndsAt = (touch ? now : lastSeen).add(idleLimit);
      const userId = asUserId(session.userId);
      return {
        kind: 'user',
        organisationId: cookie.organisationId,
        permissions: permissionsOf(session.roles),
        actor: { kind: 'user', id: userId },
        userId,
        sessionId: session.sessionId,
        roles: session.roles,
        signedInAt: Temporal.Instant.from(session.signedInAt),
        idleEndsAt: Temporal.Instant.compare(idleEndsAt, endsAt) < 0 ? idleEndsAt : endsAt,
        endsAt,
      };
    });
  };
}

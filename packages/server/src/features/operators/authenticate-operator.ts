import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Work } from '../../platform/db/work.ts';
import type { AuthenticateOperator } from '../../platform/http/operator-caller.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { readOperatorToken } from './operator-cookie.ts';
import { idleLimit } from './operator-session-limits.ts';
import { findOperatorSession, touchOperatorSession } from './operator-session-store.ts';
import { realmScope } from './realm-scope.ts';

// A session's last activity is written down at most this often, so that reading costs no write.
const touchEverySeconds = 30;

/** Finds the operator by the cookie of operators' sessions; whether the person is an operator still is read anew at every request. */
export function authenticateOperator(parts: { settings: Settings; clock: Clock; work: Work }): AuthenticateOperator {
  return async (request, { prolong }) => {
    const token = readOperatorToken(parts.settings, request);
    if (token === undefined) return undefined;
    const now = parts.clock.now();
    const scope = realmScope({ actor: { kind: 'anonymous' }, requestId: request.id, now });
    return await parts.work(scope, async (tx) => {
      const session = await findOperatorSession(tx, token);
      if (session === undefined) return undefined;
      const lastSeen = Temporal.Instant.from(session.lastSeenAt);
      const touch = prolong && now.since(lastSeen).total('seconds') >= touchEverySeconds;
      if (touch) await touchOperatorSession(tx, session.sessionId, now);
      const endsAt = Temporal.Instant.from(session.endsAt);
      const idleEndsAt = (touch ? now : lastSeen).add(idleLimit);
      return {
        operatorId: session.operatorId,
        sessionId: session.sessionId,
        idleEndsAt: Temporal.Instant.compare(idleEndsAt, endsAt) < 0 ? idleEndsAt : endsAt,
        endsAt,
      };
    });
  };
}

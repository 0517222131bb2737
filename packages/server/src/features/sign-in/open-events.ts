import type * as contract from '@tillid/contract/session';
import type { UserCaller } from '../../platform/http/caller.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { authenticateSession } from './authenticate.ts';

const judgeEveryMs = 30_000;

/** Opens the stream of live events; it ends soon after its session has, or when other roles are held, and the browser opens another. */
export function openEvents(platform: Platform) {
  // A stream is one request that lasts for hours, so the caller found at its beginning proves nothing later.
  const authenticate = authenticateSession(platform);
  return async (call: UserCall<typeof contract.readEvents>): Promise<string> => {
    const { raw } = call.reply;
    platform.events.open(call.caller, call.reply);
    // A browser that left while it was being authenticated has closed already, and never will again.
    if (raw.closed) return '';
    const judging = setInterval(() => {
      authenticate(call.request, { prolong: false }).then(
        (caller) => (hasRolesOf(call.caller, caller) ? undefined : raw.end()),
        // The database is away: the next time will tell.
        () => undefined,
      );
    }, judgeEveryMs);
    judging.unref();
    raw.on('close', () => clearInterval(judging));
    return '';
  };
}

function hasRolesOf(earlier: UserCaller, now: UserCaller | undefined): boolean {
  return now?.roles.toSorted().join() === earlier.roles.toSorted().join();
}

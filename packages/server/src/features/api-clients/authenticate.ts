import type { Clock } from '../../platform/clock/clock.ts';
import type { Scope } from '../../platform/db/scope.ts';
import type { Work } from '../../platform/db/work.ts';
import { readBearerToken } from '../../platform/http/bearer-token.ts';
import type { ApiClientCaller, Authenticate } from '../../platform/http/caller.ts';
import { findTokenHolder } from './access-token-store.ts';
import { touchClient } from './api-client-store.ts';
import { parseAccessToken } from './credentials.ts';

/** Finds the caller by the bearer token, which names its organisation. Client, permissions and organisation are read anew at every request. */
export function authenticateApiClient(parts: { clock: Clock; work: Work }): Authenticate<ApiClientCaller> {
  return async (request) => {
    const token = parseAccessToken(readBearerToken(request) ?? '');
    if (token === undefined) return undefined;
    const { organisationId } = token;
    const now = parts.clock.now();
    const scope: Scope = { organisationId, actor: { kind: 'anonymous' }, requestId: request.id, now };
    return await parts.work(scope, async (tx) => {
      const holder = await findTokenHolder(tx, token.hash);
      if (holder === undefined) return undefined;
      const { apiClientId, permissions } = holder;
      await touchClient(tx, apiClientId, holder.lastUsedAt);
      return {
        kind: 'api-client',
        organisationId,
        permissions,
        actor: { kind: 'api-client', id: apiClientId },
        apiClientId,
      };
    });
  };
}

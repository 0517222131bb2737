import type { ReplyOf } from '@tillid/contract/endpoint';
import type { makeApiClientSecret, readApiClient } from '@tillid/contract/api-clients';

export type ApiClient = ReplyOf<typeof readApiClient>;
export type MadeSecret = ReplyOf<typeof makeApiClientSecret>['secret'];
export type ApiClientState = 'open' | 'disabled' | 'no-secret' | 'ends-soon';

const soonMs = 30 * 24 * 60 * 60 * 1000;

/** Whether the program comes in, and for how long its newest secret still holds. */
export function stateOf(client: ApiClient, nowMs: number): ApiClientState {
  if (client.disabledAt !== null) {
    return 'disabled';
  }
  if (client.authentication === 'private-key') {
    return 'open';
  }
  const ends = client.secrets.map(({ expiresAt }) => Date.parse(expiresAt)).filter((end) => end > nowMs);
  if (ends.length === 0) {
    return 'no-secret';
  }
  return Math.max(...ends) < nowMs + soonMs ? 'ends-soon' : 'open';
}

import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { completeClient, getClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';

/** One API client. */
export function readApiClient(platform: Platform) {
  return (call: Call<typeof contract.readApiClient>): Promise<ReplyOf<typeof contract.readApiClient>> =>
    platform.work(call.scope, async (tx) =>
      apiClientView(await completeClient(tx, await getClient(tx, call.params.apiClientId)), call.now),
    );
}

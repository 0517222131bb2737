import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeClient, completeClient, lockClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';

/** Lets a program in again; that wants a fresh log-in, as giving it what it may do did. */
export function enableApiClient(platform: Platform) {
  return async (call: Call<typeof contract.enableApiClient>): Promise<ReplyOf<typeof contract.enableApiClient>> => {
    refuseOldLogIn(call.caller, call.now);
    return await platform.work(call.scope, async (tx) => {
      const row = await lockClient(tx, call.params.apiClientId, call.version);
      if (row.disabled_at === null) return apiClientView(await completeClient(tx, row), call.now);
      const enabled = await changeClient(tx, row, { disabled_at: null }, { kind: 'api-client.enabled' });
      return apiClientView(await completeClient(tx, enabled), call.now);
    });
  };
}

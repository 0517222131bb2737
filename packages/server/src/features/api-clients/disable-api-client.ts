import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteAccessTokens } from './access-token-store.ts';
import { changeClient, completeClient, lockClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';

/** Shuts a program out at once: its tokens end, and it gets no more until it is enabled. */
export function disableApiClient(platform: Platform) {
  return (call: Call<typeof contract.disableApiClient>): Promise<ReplyOf<typeof contract.disableApiClient>> =>
    platform.work(call.scope, async (tx) => {
      const row = await lockClient(tx, call.params.apiClientId, call.version);
      await deleteAccessTokens(tx, row.id);
      if (row.disabled_at !== null) return apiClientView(await completeClient(tx, row), call.now);
      const disabled = await changeClient(
        tx,
        row,
        { disabled_at: call.now.toString() },
        { kind: 'api-client.disabled' },
      );
      return apiClientView(await completeClient(tx, disabled), call.now);
    });
}

/** Lets a program in again; that wants a fresh log-in, as giving it what it may do did. */
export function enableApiClient(platform: Platform) {
  return (call: Call<typeof contract.enableApiClient>): Promise<ReplyOf<typeof contract.enableApiClient>> =>
    platform.work(call.scope, async (tx) => {
      refuseOldLogIn(call.caller, call.now);
      const row = await lockClient(tx, call.params.apiClientId, call.version);
      if (row.disabled_at === null) return apiClientView(await completeClient(tx, row), call.now);
      const enabled = await changeClient(tx, row, { disabled_at: null }, { kind: 'api-client.enabled' });
      return apiClientView(await completeClient(tx, enabled), call.now);
    });
}

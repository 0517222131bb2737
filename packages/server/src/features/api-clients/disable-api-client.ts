import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Tx } from '../../platform/db/work.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteAccessTokens } from './access-token-store.ts';
import { changeClient, completeClient, lockClient, type ClientRow } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';

/** Shuts a program out at once: its tokens end, and it gets no more until it is enabled. */
export function disableApiClient(platform: Platform) {
  return (call: Call<typeof contract.disableApiClient>): Promise<ReplyOf<typeof contract.disableApiClient>> =>
    platform.work(call.scope, async (tx) => {
      const disabled = await disableClient(tx, await lockClient(tx, call.params.apiClientId, call.version));
      return apiClientView(await completeClient(tx, disabled), call.now);
    });
}

/** Shuts a program out in the caller's unit of work; gives it as it is then. */
export async function disableClient(tx: Tx, row: ClientRow): Promise<ClientRow> {
  await deleteAccessTokens(tx, row.id);
  if (row.disabled_at !== null) return row;
  return await changeClient(tx, row, { disabled_at: tx.scope.now.toString() }, { kind: 'api-client.disabled' });
}

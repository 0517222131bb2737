import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeClient, completeClient, lockClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';
import { deleteSecret } from './secret-store.ts';

/** Deletes a secret: it gives no more tokens. Those given with it hold on for their hour, as long as the client is enabled. */
export function deleteApiClientSecret(platform: Platform) {
  return (call: Call<typeof contract.deleteApiClientSecret>): Promise<ReplyOf<typeof contract.deleteApiClientSecret>> =>
    platform.work(call.scope, async (tx) => {
      const row = await lockClient(tx, call.params.apiClientId);
      if (!(await deleteSecret(tx, row.id, call.params.secretId))) throw new Problem('not-found');
      const changed = await changeClient(tx, row, {}, { kind: 'api-client.secret-deleted' });
      return apiClientView(await completeClient(tx, changed), call.now);
    });
}

import type * as contract from '@tillid/contract/api-clients';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteAccessTokens } from './access-token-store.ts';
import { changeClient, lockClient, replacePermissions } from './api-client-store.ts';
import { deleteSecrets } from './secret-store.ts';

/** Deletes an API client: what it proves itself with, its tokens and its contact person go, its name stays for history. */
export function deleteApiClient(platform: Platform) {
  return (call: Call<typeof contract.deleteApiClient>): Promise<undefined> =>
    platform.work(call.scope, async (tx) => {
      const row = await lockClient(tx, call.params.apiClientId, call.version);
      await deleteAccessTokens(tx, row.id);
      await deleteSecrets(tx, row.id);
      await replacePermissions(tx, row.id, []);
      const gone = { contact_name: '', contact_email: '', public_keys: '[]', deleted_at: call.now.toString() };
      await changeClient(tx, row, gone, { kind: 'api-client.deleted' });
      return undefined;
    });
}

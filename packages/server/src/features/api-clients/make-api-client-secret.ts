import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { apiClientLimits } from '@tillid/domain/access/api-client-permissions';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeClient, completeClient, lockClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';
import { deleteSecret, insertSecret } from './secret-store.ts';

/** Makes one more secret beside the one in use, so that the program can be given it before the old one goes. */
export function makeApiClientSecret(platform: Platform) {
  return (call: Call<typeof contract.makeApiClientSecret>): Promise<ReplyOf<typeof contract.makeApiClientSecret>> =>
    platform.work(call.scope, async (tx) => {
      refuseOldLogIn(call.caller, call.now);
      const { row, secrets } = await completeClient(tx, await lockClient(tx, call.params.apiClientId));
      if (row.authentication !== 'secret') throw ruleBroken('api-client-has-keys');
      if (secrets.length >= apiClientLimits.secrets)
        throw ruleBroken('api-client-secrets-too-many', { most: apiClientLimits.secrets });
      const secret = await insertSecret(tx, row.id, call.body.secretDays);
      const changes = { expiresAt: { to: secret.expiresAt } };
      const changed = await changeClient(tx, row, {}, { kind: 'api-client.secret-made', changes });
      return { client: apiClientView(await completeClient(tx, changed), call.now), secret };
    });
}

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

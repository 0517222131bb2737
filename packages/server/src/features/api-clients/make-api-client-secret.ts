import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { apiClientLimits } from '@tillid/domain/access/api-client-permissions';
import { ruleBroken } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeClient, completeClient, lockClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';
import { insertSecret } from './secret-store.ts';

/** Makes one more secret beside the one in use, so that the program can be given it before the old one goes. */
export function makeApiClientSecret(platform: Platform) {
  return async (
    call: Call<typeof contract.makeApiClientSecret>,
  ): Promise<ReplyOf<typeof contract.makeApiClientSecret>> => {
    refuseOldLogIn(call.caller, call.now);
    return await platform.work(call.scope, async (tx) => {
      const { row, secrets } = await completeClient(tx, await lockClient(tx, call.params.apiClientId));
      if (row.authentication !== 'secret') throw ruleBroken('api-client-has-keys');
      if (secrets.length >= apiClientLimits.secrets)
        throw ruleBroken('api-client-secrets-too-many', { most: apiClientLimits.secrets });
      const secret = await insertSecret(tx, row.id, call.body.secretDays);
      const changes = { expiresAt: { to: secret.expiresAt } };
      const changed = await changeClient(tx, row, {}, { kind: 'api-client.secret-made', changes });
      return { client: apiClientView(await completeClient(tx, changed), call.now), secret };
    });
  };
}

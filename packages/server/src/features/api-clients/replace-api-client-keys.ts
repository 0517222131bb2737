import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { ruleBroken } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptKeys } from './accept-keys.ts';
import { changeClient, completeClient, lockClient, publicKeysOf } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';
import type { PublicKey } from './public-key.ts';

/** Replaces the public keys of a client, all at once; to change over without a break both the old and the new one are given. */
export function replaceApiClientKeys(platform: Platform) {
  return async (
    call: Call<typeof contract.replaceApiClientKeys>,
  ): Promise<ReplyOf<typeof contract.replaceApiClientKeys>> => {
    refuseOldLogIn(call.caller, call.now);
    const keys = await acceptKeys(call.body.publicKeys);
    return await platform.work(call.scope, async (tx) => {
      const row = await lockClient(tx, call.params.apiClientId, call.version);
      if (row.authentication !== 'private-key') throw ruleBroken('api-client-has-secrets');
      const changed = await changeClient(
        tx,
        row,
        { public_keys: JSON.stringify(keys) },
        { kind: 'api-client.keys-replaced', changes: { keys: { from: idsOf(publicKeysOf(row)), to: idsOf(keys) } } },
      );
      return apiClientView(await completeClient(tx, changed), call.now);
    });
  };
}

function idsOf(keys: readonly PublicKey[]): string {
  return keys.map((key) => key.kid).join(' ');
}

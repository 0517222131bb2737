import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptAbout } from './about-client.ts';
import { acceptKeys } from './accept-keys.ts';
import { apiClientView } from './api-client-view.ts';
import { insertClient } from './insert-client.ts';

/** Makes an API client; its secret is told in this reply only. */
export function createApiClient(platform: Platform) {
  return async (call: Call<typeof contract.createApiClient>): Promise<ReplyOf<typeof contract.createApiClient>> => {
    refuseOldLogIn(call.caller, call.now);
    const about = acceptAbout(call.body);
    const publicKeys = call.body.authentication === 'secret' ? [] : await acceptKeys(call.body.publicKeys ?? '');
    return await platform.work(call.scope, async (tx) => {
      const made = await insertClient(tx, platform, { about, publicKeys, secretDays: call.body.secretDays });
      return { client: apiClientView(made.client, call.now), secret: made.secret };
    });
  };
}

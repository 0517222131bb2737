import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { Problem } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptAbout } from './about-client.ts';
import { apiClientView } from './api-client-view.ts';
import { insertClient } from './insert-client.ts';
import type { PublicKey } from './public-key.ts';
import { readPublicKeys } from './read-public-keys.ts';

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

/** Reads pasted public keys; throws `validation-failed` for what is none. */
export async function acceptKeys(text: string): Promise<readonly PublicKey[]> {
  const keys = await readPublicKeys(text);
  if (!keys.ok) throw new Problem('validation-failed', { errors: [{ pointer: '/publicKeys', code: keys.fault }] });
  return keys.value;
}

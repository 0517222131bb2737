import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { getUser } from './user-store.ts';
import { readProfile } from './user-view.ts';

/** One user's profile. */
export function readUser(platform: Platform) {
  return (call: Call<typeof contract.readUser>): Promise<ReplyOf<typeof contract.readUser>> =>
    platform.work(call.scope, async (tx) =>
      readProfile(tx, platform.keyring, call.caller, await getUser(tx, call.params.userId)),
    );
}

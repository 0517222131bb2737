import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { Problem } from '../../platform/http/problem.ts';
import type { Call, UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findUser } from '../users/index.ts';
import { readOwnAuthenticators as readOwnView, readUserAuthenticators } from './authenticator-view.ts';

/** What a user logs in with, and what can be added. */
export function readAuthenticators(platform: Platform) {
  return (call: Call<typeof contract.readAuthenticators>): Promise<ReplyOf<typeof contract.readAuthenticators>> =>
    platform.work(call.scope, async (tx) => {
      const user = await findUser(tx, call.params.userId);
      if (user === undefined) throw new Problem('not-found');
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

/** What the caller logs in with. */
export function readOwnAuthenticators(platform: Platform) {
  return (
    call: UserCall<typeof contract.readOwnAuthenticators>,
  ): Promise<ReplyOf<typeof contract.readOwnAuthenticators>> =>
    platform.work(call.scope, async (tx) => {
      const user = await findUser(tx, call.caller.userId);
      if (user === undefined) throw new Problem('not-authenticated');
      return await readOwnView(tx, platform, user);
    });
}

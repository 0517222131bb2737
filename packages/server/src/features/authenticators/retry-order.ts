import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockUser } from '../users/index.ts';
import { findAuthenticator } from './authenticator-store.ts';
import { readUserAuthenticators } from './authenticator-view.ts';
import { takeStep } from './step.ts';

/** Orders an authenticator at the eID again; also of a user who still waits for activation, for whom nothing else can be done. */
export function retryAuthenticatorOrder(platform: Platform) {
  return (
    call: Call<typeof contract.retryAuthenticatorOrder>,
  ): Promise<ReplyOf<typeof contract.retryAuthenticatorOrder>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId);
      const row = await findAuthenticator(tx, call.params.authenticatorId);
      if (row?.user_id !== user.id) throw new Problem('not-found');
      await takeStep(tx, row, { action: 'retry-order', party: 'user-administrator' });
      await enqueueJob(tx, 'issue-authenticator', row.id);
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

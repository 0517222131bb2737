import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import { localPath, type BeginAttempt } from '../sign-in/index.ts';

const startPath = '/operator';

/** Begins an operator's log-in, which comes back to a page of the operators. */
export function startOperatorSignIn(begin: BeginAttempt) {
  return async (
    call: AnyoneCall<typeof contract.startOperatorSignIn>,
  ): Promise<ReplyOf<typeof contract.startOperatorSignIn>> => {
    const path = localPath(call.body.returnTo);
    const returnTo = /^\/operator(?:[/?]|$)/.test(path) ? path : startPath;
    return await begin({
      purpose: 'operator',
      context: { returnTo },
      language: call.body.language,
      reply: call.reply,
    });
  };
}

import type * as contract from '@tillid/contract/session';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { BeginAttempt } from './begin-attempt.ts';

/** Begins a log-in to the administration. */
export function startSignIn(begin: BeginAttempt) {
  return async (call: AnyoneCall<typeof contract.startSignIn>): Promise<ReplyOf<typeof contract.startSignIn>> => {
    const context = { returnTo: localPath(call.body.returnTo) };
    return await begin({ purpose: 'sign-in', context, language: call.body.language, reply: call.reply });
  };
}

/** A path of this application; anything else, such as `//elsewhere`, becomes the start page. */
export function localPath(path: string | null): string {
  if (path === null || !/^\/[A-Za-z0-9]/.test(path)) return '/';
  const url = new URL(path, 'http://here.invalid');
  return url.origin === 'http://here.invalid' ? url.pathname + url.search : '/';
}

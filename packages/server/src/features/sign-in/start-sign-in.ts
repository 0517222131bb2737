import type * as contract from '@tillid/contract/session';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { BeginAttempt } from './begin-attempt.ts';

/** Begins a log-in to the administration. */
export function startSignIn(begin: BeginAttempt) {
  return async (call: AnyoneCall<typeof contract.startSignIn>): Promise<ReplyOf<typeof contract.startSignIn>> => {
    const believed = call.request.headers['x-tillid-organisation'];
    const context = {
      returnTo: localPath(call.body.returnTo),
      ...(typeof believed === 'string' ? { returnFor: believed } : {}),
    };
    return await begin({ purpose: 'sign-in', context, language: call.body.language, reply: call.reply });
  };
}

/** A path of this application; anything else, such as `//elsewhere`, becomes the start page. */
export function localPath(path: string | null): string {
  if (path === null || !/^\/[A-Za-z0-9]/.test(path)) return '/';
  const url = new URL(path, 'http://here.invalid');
  // Dots are resolved only now: `/users/..//elsewhere` is a path of this application until then, and another host after.
  const stays = url.origin === 'http://here.invalid' && !url.pathname.startsWith('//');
  return stays ? url.pathname + url.search : '/';
}

import type { FastifyRequest } from 'fastify';
import type { Authenticate, Caller } from './caller.ts';

/** Finds the caller of each request once, however many ask; the first to ask decides whether the request counts as activity. */
export function rememberCaller(authenticate: Authenticate): Authenticate {
  const callers = new WeakMap<FastifyRequest, Promise<Caller | undefined>>();
  return (request, options) => {
    const caller = callers.get(request) ?? authenticate(request, options);
    callers.set(request, caller);
    return caller;
  };
}

import type { FastifyRequest } from 'fastify';

/** Finds somebody by a request. */
type Find<Found> = (request: FastifyRequest, options: { prolong: boolean }) => Promise<Found | undefined>;

/** Finds the caller of each request once, however many ask; the first to ask decides whether the request counts as activity. */
export function rememberCaller<Found>(authenticate: Find<Found>): Find<Found> {
  const callers = new WeakMap<FastifyRequest, Promise<Found | undefined>>();
  return (request, options) => {
    const caller = callers.get(request) ?? authenticate(request, options);
    callers.set(request, caller);
    return caller;
  };
}

import type { FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.ts';

/** Finds somebody by a request. */
type Find<Found> = (request: FastifyRequest, options: { prolong: boolean }) => Promise<Found | undefined>;
type Remembered<Found> = { readonly caller: Promise<Found | undefined>; readonly at: Temporal.Instant };

/** A body can be two minutes on its way. Who sent it is found anew after this long: the session or program may have ended meanwhile. */
const rememberedSeconds = 1;

/** Finds the caller of each request once, however many ask at its beginning; the first to ask decides whether the request counts as activity. */
export function rememberCaller<Found>(clock: Clock, authenticate: Find<Found>): Find<Found> {
  const callers = new WeakMap<FastifyRequest, Remembered<Found>>();
  return (request, options) => {
    const now = clock.now();
    const before = callers.get(request);
    if (before !== undefined && now.since(before.at).total('seconds') < rememberedSeconds) return before.caller;
    const caller = authenticate(request, options);
    callers.set(request, { caller, at: now });
    return caller;
  };
}

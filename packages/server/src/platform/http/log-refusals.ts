import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ProblemCode } from '@tillid/contract/problems';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../telemetry/log.ts';
import type { Authenticate } from './caller.ts';
import { Problem } from './problem.ts';

type Parts = { readonly log: Log; readonly clock: Clock; readonly authenticate: Authenticate };

const minuteMs = 60_000;
/** More refusals of a kind in a minute are counted in the metrics alone, so that a flood does not fill the log too. */
const linesAMinute = 300;
const codes: ReadonlySet<ProblemCode> = new Set([
  'malformed-request',
  'not-authenticated',
  'not-permitted',
  'rate-limited',
]);

/**
 * Writes down who was not let in and what was refused (OWASP ASVS 5, 16.3.2 and 16.3.3): endpoint, code and ids, never addresses,
 * values or tokens.
 */
export function logRefusals(app: FastifyInstance, { log, clock, authenticate }: Parts): void {
  const mayWrite = countLines(clock);
  app.addHook('onError', async (request, _reply, error) => {
    const fault = (error as unknown) instanceof Problem ? (error as unknown as Problem) : undefined;
    const reason = fault?.errors[0]?.code;
    if (fault === undefined || !(codes.has(fault.code) || reason === 'other-organisation')) return;
    const left = mayWrite(fault.code);
    if (left < 0) return;
    const line = {
      requestId: request.id,
      endpoint: request.routeOptions.config.endpoint?.name ?? 'other',
      code: fault.code,
      reason,
      ...(left === 0 ? { last: 'the rest of this minute is counted alone' } : {}),
      ...(await callerOf(request, fault, authenticate)),
    };
    log.info(line, 'request refused');
  });
}

/** Only where the caller is already known: what was refused before must not cost a look into the database. */
async function callerOf(request: FastifyRequest, fault: Problem, authenticate: Authenticate) {
  const isKnown = fault.errors.some(({ code }) => code === 'permission-missing' || code === 'other-organisation');
  const caller = isKnown ? await authenticate(request, { prolong: false }) : undefined;
  return caller === undefined ? {} : { organisation: caller.organisationId, actor: caller.actor };
}

/** How many lines of a kind are left in this minute after one more; below 0 there are none. */
function countLines(clock: Clock): (code: ProblemCode) => number {
  let minute = 0;
  let left = new Map<ProblemCode, number>();
  return (code) => {
    const now = Math.floor(clock.now().epochMilliseconds / minuteMs);
    if (now !== minute) left = new Map();
    minute = now;
    const rest = (left.get(code) ?? linesAMinute) - 1;
    left.set(code, rest);
    return rest;
  };
}

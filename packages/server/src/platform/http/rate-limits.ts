import { randomBytes } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import { keyedHash } from '../crypto/keyed-hash.ts';
import type { RateLimits } from '../settings/settings.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Authenticate, Caller } from './caller.ts';
import { addressOf } from './client-address.ts';
import type { AuthenticateOperator } from './operator-caller.ts';
import { countWindows } from './count-windows.ts';
import { Problem } from './problem.ts';

const minuteMs = 60_000;

/** What the limits are kept with. */
export type RateLimitParts = {
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
  readonly authenticateOperator: AuthenticateOperator;
  readonly metrics: Metrics;
};

type Check = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * Refuses what is more than decision 45 allows, before a body is read: log-ins begun and requests without a session by address,
 * requests with a session by session and of a program by API client, so that those behind one address do not use up each other's.
 * Each server process counts for itself, in memory; an address is there only as a hash whose key ends with the process.
 */
export async function limitRates(app: FastifyInstance, parts: RateLimitParts): Promise<void> {
  const { limits, authenticate, authenticateOperator, metrics } = parts;
  await app.register(rateLimit, { global: false, store: countWindows(parts.clock, minuteMs) });
  const addressKey = randomBytes(32);
  const address = (request: FastifyRequest) => keyedHash(addressKey, addressOf(request)).toString('base64url');
  const caller = async (request: FastifyRequest) => keyOfCaller(await callerOf(request, authenticate));
  const operator = async (request: FastifyRequest) => (await callerOf(request, authenticateOperator))?.sessionId ?? '';
  const checks = {
    'sign-in-start': app.createRateLimit({ max: limits.signInStarts, timeWindow: minuteMs, keyGenerator: address }),
    anonymous: app.createRateLimit({ max: limits.anonymousRequests, timeWindow: minuteMs, keyGenerator: address }),
    session: app.createRateLimit({ max: limits.sessionRequests, timeWindow: minuteMs, keyGenerator: caller }),
    operator: app.createRateLimit({ max: limits.sessionRequests, timeWindow: minuteMs, keyGenerator: operator }),
    'api-client': app.createRateLimit({ max: limits.apiClientRequests, timeWindow: minuteMs, keyGenerator: caller }),
  };

  async function refuseBeyond(limit: keyof typeof checks, request: FastifyRequest): Promise<void> {
    const seconds = await secondsToWait(checks[limit], request);
    if (seconds === undefined) return;
    metrics.rateLimited.inc({ limit });
    throw new Problem('rate-limited', { retryAfterSeconds: seconds });
  }

  // At the operators' endpoints only an operator's session counts, and elsewhere it counts for nothing: one browser may have both.
  async function limitOfRequest(request: FastifyRequest): Promise<keyof typeof checks> {
    const isOfOperators = request.routeOptions.url?.startsWith('/api/v1/operator/') === true;
    if (!isOfOperators) return limitOf(await callerOf(request, authenticate));
    return (await callerOf(request, authenticateOperator)) === undefined ? 'anonymous' : 'operator';
  }

  app.addHook('onRequest', async (request) => {
    if (!isCounted(request)) return;
    await refuseBeyond(await limitOfRequest(request), request);
    if (request.routeOptions.config.endpoint?.startsSignIn === true) await refuseBeyond('sign-in-start', request);
  });
}

function limitOf(caller: Caller | undefined) {
  if (caller === undefined) return 'anonymous';
  return caller.kind === 'user' ? 'session' : 'api-client';
}

function keyOfCaller(caller: Caller | undefined): string {
  if (caller === undefined) return '';
  return caller.kind === 'user' ? caller.sessionId : caller.apiClientId;
}

async function secondsToWait(check: Check, request: FastifyRequest): Promise<number | undefined> {
  const result = await check(request);
  return result.isAllowed || !result.isExceeded ? undefined : Math.max(1, result.ttlInSeconds);
}

function callerOf<Found>(
  request: FastifyRequest,
  authenticate: (request: FastifyRequest, options: { prolong: boolean }) => Promise<Found>,
): Promise<Found> {
  const endpoint = request.routeOptions.config.endpoint;
  // Reading whether one is signed in, and a stream that stays open, are nobody's activity.
  const prolong = endpoint !== undefined && endpoint.permission !== 'anyone' && endpoint.transport !== 'events';
  return authenticate(request, { prolong });
}

/** The web app's page and assets are not counted: they cost little, and a municipality of 2,000 people may have one address. */
function isCounted(request: FastifyRequest): boolean {
  if (request.is404) return request.url.startsWith('/api/');
  return request.routeOptions.url?.startsWith('/assets/') !== true;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@tillid/contract/endpoint';
import type { ProblemError } from '@tillid/contract/problems';
import type { Temporal } from 'temporal-polyfill';
import type { Scope } from '../db/scope.ts';
import type { Caller, UserCaller } from './caller.ts';
import { findCaller, isForPeople } from './find-caller.ts';
import { answerOnce } from './idempotency.ts';
import type { HttpPlatform } from './http-platform.ts';
import { personRequired, Problem } from './problem.ts';

/** What every use case gets: the parsed parts of the request. */
export type AnyoneCall<E extends Endpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly requestId: string;
  readonly now: Temporal.Instant;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** What a use case of somebody signed in gets besides: the scope of its unit of work, the caller, and the version the caller saw. */
export type Call<E extends Endpoint> = AnyoneCall<E> & {
  readonly scope: Scope;
  readonly caller: Caller;
  readonly version: number;
};

/** What a use case gets that is about the person who calls. */
export type UserCall<E extends Endpoint> = Call<E> & { readonly caller: UserCaller };

/** Serves an endpoint that needs a permission: authenticates, checks the permission, parses, answers. Programs may call it. */
export function serve<E extends Endpoint>(
  platform: HttpPlatform,
  endpoint: E,
  useCase: (call: Call<E>) => Promise<ReplyOf<E>>,
): void {
  if (endpoint.permission === 'anyone' || endpoint.permission === 'operator')
    throw new Error(`${endpoint.name} is for ${endpoint.permission}`);
  if (isForPeople(endpoint)) throw new Error(`${endpoint.name} is for people alone`);
  serveCaller(platform, endpoint, useCase);
}

/** Serves an endpoint that is about the person who calls: anybody signed in, or whoever may see what is their own. */
export function serveUser<E extends Endpoint>(
  platform: HttpPlatform,
  endpoint: E,
  useCase: (call: UserCall<E>) => Promise<ReplyOf<E>>,
): void {
  if (!isForPeople(endpoint)) throw new Error(`${endpoint.name} is for programs too`);
  serveCaller(platform, endpoint, (call) => {
    const { caller } = call;
    if (caller.kind !== 'user') throw personRequired();
    return useCase({ ...call, caller });
  });
}

function serveCaller<E extends Endpoint>(
  platform: HttpPlatform,
  endpoint: E,
  useCase: (call: Call<E>) => Promise<ReplyOf<E>>,
): void {
  route(platform, endpoint, async (request, reply) => {
    const caller = await findCaller(platform, endpoint, request);
    const parsed = parse(platform, endpoint, request, reply);
    const scope: Scope = {
      organisationId: caller.organisationId,
      actor: caller.actor,
      requestId: request.id,
      now: parsed.now,
    };
    const version = endpoint.ifMatch ? readIfMatch(request) : 0;
    const answer = (inScope: Scope) => useCase({ ...parsed, scope: inScope, caller, version });
    return endpoint.creates ? await answerOnce({ platform, endpoint, request, scope }, answer) : await answer(scope);
  });
}

/** Serves an endpoint that is open to anyone. */
export function serveAnyone<E extends Endpoint>(
  platform: HttpPlatform,
  endpoint: E,
  useCase: (call: AnyoneCall<E>) => Promise<ReplyOf<E>>,
): void {
  if (endpoint.permission !== 'anyone') throw new Error(`${endpoint.name} needs ${endpoint.permission}`);
  route(platform, endpoint, (request, reply) => useCase(parse(platform, endpoint, request, reply)));
}

/** Binds an endpoint to what answers it: checks the reply, says version and place of what was made. */
export function route(
  platform: HttpPlatform,
  endpoint: Endpoint,
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  platform.served.push(endpoint);
  const app: FastifyInstance = platform.app;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    // A stream answers nobody who asks for its headers alone.
    exposeHeadRoute: endpoint.transport !== 'events',
    config: { endpoint },
    handler: async (request, reply) => {
      const result = await answer(request, reply);
      if (endpoint.transport === 'download' || endpoint.transport === 'events') return reply;
      if (endpoint.status === 204) return await reply.code(204).send();
      const body = z.parse(endpoint.reply, result) as { version?: unknown };
      if (endpoint.location !== undefined) reply.header('location', endpoint.location(body));
      if (typeof body.version === 'number') reply.header('etag', `"${body.version}"`);
      // What is the same for everybody says itself how long it may be kept.
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      return await reply.code(endpoint.status).send(body);
    },
  });
}

/** The parts of a request by the endpoint's schemas; throws validation-failed with every fault. */
export function parse<E extends Endpoint>(
  platform: HttpPlatform,
  endpoint: E,
  request: FastifyRequest,
  reply: FastifyReply,
): AnyoneCall<E> {
  const params = z.safeParse(endpoint.params, request.params);
  const query = z.safeParse(endpoint.query, request.query);
  const body = z.safeParse(endpoint.body, endpoint.transport === 'upload' ? {} : (request.body ?? {}));
  const issues = [
    ...(params.success ? [] : pointers('/path', params.error.issues)),
    ...(query.success ? [] : pointers('/query', query.error.issues)),
    ...(body.success ? [] : pointers('', body.error.issues)),
  ];
  if (issues.length > 0 || !params.success || !query.success || !body.success)
    throw new Problem('validation-failed', { errors: issues });
  return {
    params: params.data as ParamsOf<E>,
    query: query.data as QueryOf<E>,
    body: body.data as BodyOf<E>,
    requestId: request.id,
    now: platform.clock.now(),
    request,
    reply,
  };
}

function pointers(prefix: string, issues: readonly { path: PropertyKey[]; code?: string }[]): ProblemError[] {
  return issues.map((issue) => ({
    pointer: [prefix, ...issue.path.map(String)].join('/').replace(/^([^/])/, '/$1'),
    // Codes of the API are kebab-case; those of zod are not.
    code: (issue.code ?? 'invalid-value').replaceAll('_', '-'),
  }));
}

/** The version that the caller saw; throws malformed-request where `If-Match` names none. */
export function readIfMatch(request: FastifyRequest): number {
  const match = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '');
  if (match === null)
    throw new Problem('malformed-request', {
      detail: 'the header If-Match must name the version that was read, as "3"',
    });
  return Number(match[1]);
}

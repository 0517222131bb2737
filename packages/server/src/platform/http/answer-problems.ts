import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformProblems, problemStatuses, type ProblemCode } from '@tillid/contract/problems';
import { describeError, type Log } from '../telemetry/log.ts';
import { bearerChallenge } from './bearer-token.ts';
import { databaseProblem } from './database-problems.ts';
import { Problem, problemBody } from './problem.ts';

/** One handler for every fault; a problem that its endpoint does not declare is noted in `undeclared`, and a test fails on it. */
export function answerProblems(app: FastifyInstance, log: Log, undeclared: string[]): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === 'internal' || problem.code === 'unavailable') {
      log.error(
        { requestId: request.id, endpoint: endpointName(request), error: describeError(problem.cause) },
        'request failed',
      );
    }
    noteUndeclared(request, problem.code, undeclared);
    return sendProblem(reply, problem, request.id);
  });
}

/** Answers a problem as `application/problem+json` (RFC 9457). */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
  const challenge = problem.code === 'not-authenticated' ? bearerChallenge(reply.request) : problem.challenge;
  if (challenge !== undefined) reply.header('www-authenticate', challenge);
  return reply
    .code(problemStatuses[problem.code])
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, requestId)));
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return new Problem('too-large', { cause: error });
  if (statusCode === 415 || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return new Problem('unsupported-media', { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem('malformed-request', { detail: malformedDetail(code), cause: error });
  }
  return databaseProblem(error) ?? new Problem('internal', { cause: error });
}

function malformedDetail(code: string | undefined): string {
  return code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? 'the body is empty' : 'the request could not be read';
}

function noteUndeclared(request: FastifyRequest, code: ProblemCode, undeclared: string[]): void {
  const endpoint = request.routeOptions.config.endpoint;
  if (endpoint === undefined || platformProblems.includes(code) || endpoint.problems.includes(code)) return;
  undeclared.push(`${endpoint.name}: ${code}`);
}

function endpointName(request: FastifyRequest): string {
  return request.routeOptions.config.endpoint?.name ?? 'other';
}

import type { FastifyRequest } from 'fastify';
import type { Access, Endpoint } from '@tillid/contract/endpoint';
import type { Caller, UserCaller } from './caller.ts';
import type { HttpPlatform } from './http-platform.ts';
import { personRequired, Problem } from './problem.ts';

/** Finds who calls an endpoint: signed in or with a token, as whom the page believes, and with the permission; throws the problem that it is where not. */
export async function findCaller(
  platform: Pick<HttpPlatform, 'authenticate'>,
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<Caller> {
  const caller = await platform.authenticate(request, { prolong: endpoint.transport !== 'events' });
  if (caller === undefined) throw new Problem('not-authenticated');
  const query = request.query as { organisation?: unknown };
  // A program has no pages that could believe in another organisation: its token names one.
  const believed =
    request.headers['x-tillid-organisation'] ??
    (endpoint.transport === 'events' ? query.organisation : undefined) ??
    (caller.kind === 'api-client' ? caller.organisationId : undefined);
  if (believed === undefined)
    throw new Problem('malformed-request', { detail: 'the header X-Tillid-Organisation is missing' });
  if (believed !== caller.organisationId)
    throw new Problem('conflict', { errors: [{ pointer: '', code: 'other-organisation' }] });
  if (caller.kind !== 'user' && isForPeople(endpoint)) throw personRequired();
  if (caller.kind === 'user' && isOtherUser(caller, request, endpoint))
    throw new Problem('conflict', { errors: [{ pointer: '', code: 'other-user' }] });
  if (endpoint.permission !== 'signed-in') refuseWithout(caller, endpoint.permission);
  return caller;
}

/** Throws not-permitted that names the permission where a caller does not hold it. */
export function refuseWithout(caller: Caller, permission: Access): void {
  if (caller.permissions.some((held) => held === permission)) return;
  throw new Problem('not-permitted', {
    errors: [{ pointer: '', code: 'permission-missing', params: { permission } }],
    ...(caller.kind === 'api-client' ? { challenge: `Bearer error="insufficient_scope", scope="${permission}"` } : {}),
  });
}

// Another user of the same organisation can have come to be signed in by another window: by a switch, or by a log-in of somebody else.
function isOtherUser(caller: UserCaller, request: FastifyRequest, endpoint: Endpoint): boolean {
  const query = request.query as { user?: unknown };
  const believed = request.headers['x-tillid-user'] ?? (endpoint.transport === 'events' ? query.user : undefined);
  return believed !== undefined && believed !== caller.userId;
}

/** Whether an endpoint is for people alone: what is open to everybody signed in, or is a person's own, is about the person. */
export function isForPeople({ permission }: Endpoint): boolean {
  return permission === 'signed-in' || permission.startsWith('own-');
}

import type { FastifyRequest } from 'fastify';
import type { Authenticate } from './caller.ts';

/** The bearer token of a request (RFC 6750, 2.1), empty when it is malformed; undefined when none was sent. */
export function readBearerToken(request: FastifyRequest): string | undefined {
  const [, token] = /^bearer(?:\s+(.*))?$/i.exec(request.headers.authorization ?? '') ?? ['', undefined];
  if (token !== undefined) return /^[\w.~+/-]+=*$/.test(token) ? token : '';
  return /^bearer$/i.test(request.headers.authorization ?? '') ? '' : undefined;
}

/**
 * A bearer token decides alone who calls: whoever sends one means it, and a cookie beside it, which browsers send by themselves,
 * neither helps a token that does not hold nor widens one that does.
 */
export function byTokenOrSession(parts: { byToken: Authenticate; bySession: Authenticate }): Authenticate {
  return (request, options) =>
    readBearerToken(request) === undefined ? parts.bySession(request, options) : parts.byToken(request, options);
}

/** What `WWW-Authenticate` says to somebody who is not let in (RFC 6750, 3): the token does not hold, or there was none. */
export function bearerChallenge(request: FastifyRequest): string {
  return readBearerToken(request) === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
}

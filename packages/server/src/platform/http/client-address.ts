import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';

/**
 * The address that requests are counted by. One household or office has a whole /64 of IPv6 addresses, so that is what counts as one;
 * whoever left before being counted has none any more.
 */
export function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip ?? '');
}

import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/settings/settings.ts';
import { readCookie } from '../sign-in/index.ts';

/** The token of the operator's session that the browser names, or undefined when there is none of that form. */
export function readOperatorToken(settings: Settings, request: FastifyRequest): string | undefined {
  const token = readCookie(settings, request, 'operator');
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

import type { FastifyRequest } from 'fastify';
import { asOrganisationId, type OrganisationId } from '../../platform/db/scope.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { readCookie } from './cookies.ts';

/** What a session cookie holds, `<organisation id>.<token>`, or undefined when there is none of that form. */
export function readSessionCookie(
  settings: Settings,
  request: FastifyRequest,
): { organisationId: OrganisationId; token: string } | undefined {
  const cookie = readCookie(settings, request, 'session') ?? '';
  const [, organisationId, token] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(cookie) ?? [];
  if (organisationId === undefined || token === undefined) return undefined;
  return { organisationId: asOrganisationId(organisationId), token };
}

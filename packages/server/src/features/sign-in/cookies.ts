import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/settings/settings.ts';

/** The cookies of a log-in: a user's or an operator's session, the browser that began a log-in, and the proof that waits for a choice or a code. */
export type CookieName = 'session' | 'operator' | 'browser' | 'proof';

/** Sets a cookie that only the server reads; `Lax` since the eID sends the browser back from another site. */
export function setCookie(
  settings: Settings,
  reply: FastifyReply,
  cookie: { name: CookieName; value: string; maxAgeSeconds?: number },
): void {
  reply.setCookie(fullName(settings, cookie.name), cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(settings),
    ...(cookie.maxAgeSeconds === undefined ? {} : { maxAge: cookie.maxAgeSeconds }),
  });
}

/** Takes a cookie away. */
export function clearCookie(settings: Settings, reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(fullName(settings, name), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(settings),
  });
}

/** Reads a cookie. */
export function readCookie(settings: Settings, request: FastifyRequest, name: CookieName): string | undefined {
  return request.cookies[fullName(settings, name)];
}

// The prefix makes browsers refuse such a cookie from a neighbouring subdomain or over plain HTTP (RFC 6265bis, 4.1.3.2).
function fullName(settings: Settings, name: CookieName): string {
  return `${isSecure(settings) ? '__Host-' : ''}tillid_${name}`;
}

function isSecure(settings: Settings): boolean {
  return settings.publicUrl.protocol === 'https:';
}

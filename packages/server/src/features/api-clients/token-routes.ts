import type { FastifyInstance } from 'fastify';
import * as contract from '@tillid/contract/api-clients';
import { serveAnyone } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { issueToken } from './issue-token.ts';
import { OAuthFault } from './oauth-fault.ts';
import { readAuthorizationServer } from './read-authorization-server.ts';

const formType = 'application/x-www-form-urlencoded';
const formLimitBytes = 16 * 1024;

/**
 * Serves the token endpoint in a part of the application of its own: only there may a form be sent, which pages of other origins can
 * send without being asked, and only there are faults told as OAuth 2.0 tells them.
 */
export function tokenRoutes(platform: Platform): void {
  serveAnyone(platform.http, contract.readAuthorizationServer, readAuthorizationServer(platform));
  platform.http.app.register(async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      formType,
      { parseAs: 'string', bodyLimit: formLimitBytes },
      async (_request: unknown, text: string | Buffer) => parseForm(String(text)),
    );
    answerOAuthFaults(app, platform);
    serveAnyone({ ...platform.http, app }, contract.issueToken, issueToken(platform));
  });
}

function parseForm(text: string): Record<string, string> {
  const pairs = [...new URLSearchParams(text)];
  const names = new Set(pairs.map(([name]) => name));
  // RFC 6749, 3.2: nothing may be sent more than once.
  if (names.size < pairs.length) throw new OAuthFault('invalid_request', 'a parameter is sent more than once');
  // And what is sent without a value counts as not sent.
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

/** What the platform itself refuses, such as too many requests, stays a problem. */
function answerOAuthFaults(app: FastifyInstance, { log }: Platform): void {
  app.setErrorHandler((error, request, reply) => {
    const fault = error instanceof OAuthFault ? error : unreadable(error as { statusCode?: number });
    if (fault === undefined) throw error;
    // What was sent is not told: somebody may have put a secret in the wrong place.
    log.info({ requestId: request.id, code: fault.code }, 'token refused');
    const isClient = fault.code === 'invalid_client';
    if (isClient) reply.header('www-authenticate', 'Basic realm="Tillid"');
    return reply
      .code(isClient ? 401 : 400)
      .headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
      .send({ error: fault.code, error_description: fault.message });
  });
}

function unreadable({ statusCode }: { statusCode?: number }): OAuthFault | undefined {
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return undefined;
  return new OAuthFault('invalid_request', `the body must be of the type ${formType} and have 16 kB at most`);
}

import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Endpoint } from '@tillid/contract/endpoint';
import type { Logger } from 'pino';
import type { Settings } from '../settings/settings.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { answerProblems, sendProblem } from './answer-problems.ts';
import { Problem } from './problem.ts';
import { refuseForeignOrigins } from './foreign-origins.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

/** Limits of decision 45. */
export const bodyLimitBytes = 1024 * 1024;
export const fileLimitBytes = 64 * 1024 * 1024;

// An answer of the API is no page: opened by itself it may load, send and frame nothing.
const apiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a server adds to Fastify. */
export type HttpOptions = { settings: Settings; log: Logger; metrics: Metrics; undeclared: string[] };

/** Opens the HTTP application: limits, security headers, cookies, one way of answering problems. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { settings, log, metrics } = options;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: bodyLimitBytes,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 100 },
    // An address that cannot be decoded is found before any hook or handler of ours.
    frameworkErrors: (error, request, reply) => {
      void sendProblem(reply, new Problem('malformed-request', { cause: error }), request.id);
    },
  }) as unknown as FastifyInstance;
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: fileLimitBytes, headerPairs: 20 } });
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: settings.publicUrl.protocol === 'https:' ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', apiPolicy);
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  });
  app.addHook('onResponse', async (request, reply) => {
    const endpoint = request.routeOptions.config.endpoint?.name ?? 'other';
    metrics.requests.observe({ endpoint, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  refuseForeignOrigins(app, settings.publicUrl);
  answerProblems(app, log, options.undeclared);
  return app;
}

import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Refuses requests that change something and that a page of another origin sent; beside it stand SameSite cookies and the organisation header. */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: URL): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreign =
      (origin !== undefined && origin !== publicUrl.origin) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (foreign) throw new Problem('not-permitted', { errors: [{ pointer: '', code: 'foreign-origin' }] });
  });
}

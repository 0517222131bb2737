import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { timedQuery } from '../db/pool.ts';
import type { Metrics } from './metrics.ts';

type Parts = {
  metrics: Metrics;
  /** A pool of its own, so that health neither waits behind requests nor takes connections from them. */
  pool: pg.Pool;
};

/** A database that has not answered by then counts as away. */
const patienceMs = 3_000;

/** The port for those who run the server, on this machine only: `/health` and `/metrics`. */
export function openAdminPort({ metrics, pool }: Parts) {
  let asking: Promise<string> | undefined;
  // Whoever asks while the database is asked waits for the same answer: many who ask of one that says nothing use nothing up.
  const askOnce = () => (asking ??= askDatabase(pool).finally(() => (asking = undefined)));
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  async function answer(path: string): Promise<{ status: number; type: string; body: string }> {
    if (path === '/metrics')
      return { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() };
    if (path !== '/health') return { status: 404, type: 'text/plain', body: 'There is /health and /metrics.\n' };
    const database = await Promise.race([askOnce(), wait(patienceMs, 'down', { ref: false })]);
    const status = database === 'up' ? 200 : 503;
    return {
      status,
      type: 'application/json',
      body: `${JSON.stringify({ status: database === 'up' ? 'ready' : 'unavailable', database })}\n`,
    };
  }
  return {
    listen: (port: number) =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve());
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function askDatabase(pool: pg.Pool): Promise<string> {
  return pool.query(timedQuery('select 1', patienceMs)).then(
    () => 'up',
    () => 'down',
  );
}

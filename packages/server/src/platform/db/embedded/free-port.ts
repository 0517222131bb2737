import { createServer } from 'node:net';

/** The loopback address: the embedded PostgreSQL is never reachable from elsewhere. */
export const loopback = '127.0.0.1';

/** A loopback TCP port that is free now; another process may still be quicker, so the caller tries again. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: loopback, port: 0, exclusive: true }, resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('A listening TCP server has a port.');
  return address.port;
}

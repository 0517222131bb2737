import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePorts } from '../../test/support/free-ports.ts';
import type { BenchDatabase } from '../harness/database.ts';
import { bodyOf, createHttpClient } from '../harness/http.ts';
import { endWithThis } from '../harness/server.ts';

/** Another system that creates users over HTTP. */
export type Peer = { readonly create: (number: number) => Promise<unknown>; readonly stop: () => Promise<void> };

const folder = join(import.meta.dirname, '../peers');

/** Starts better-auth on a database of its own on the same PostgreSQL; installs it, as its lock file says, where it is not. */
export async function startBetterAuth(database: BenchDatabase, say: (line: string) => void): Promise<Peer> {
  if (!existsSync(join(folder, 'node_modules/better-auth'))) {
    say('installing the peers');
    const installed = spawnSync('npm', ['ci', '--workspaces=false', '--ignore-scripts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (installed.status !== 0) throw new Error(`the peers could not be installed: ${installed.stderr}`);
  }
  const url = await database.addDatabase('peer');
  const child = spawn(process.execPath, ['better-auth-server.mjs'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PEER_DATABASE_URL: url,
      PEER_PORT: String(await findFreePorts()),
      NODE_ENV: 'production',
    },
  });
  endWithThis(child);
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('better-auth ended before it was ready'))),
  ])) as [string];
  const { origin, cookie } = JSON.parse(line) as { origin: string; cookie: string };
  const client = createHttpClient({ origin }, { organisationId: '', userId: '', headers: { cookie } });
  let made = 0;
  return {
    async create() {
      made += 1;
      const person = { email: `person-${made}@example.test`, name: `Anne Jensen ${made}`, role: 'user' };
      bodyOf(await client.send('POST', '/api/auth/admin/create-user', person));
    },
    async stop() {
      client.close();
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

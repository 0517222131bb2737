import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWebAppIfStale, webAppFolder } from '@tillid/server/cli/build-web-app';
import { findFreePorts } from '../../test/support/free-ports.ts';
import type { BenchDatabase } from './database.ts';
import { startMailSink } from './mail-sink.ts';

/** A server process of its own: `tillid serve`, as in production. */
export type BenchServer = {
  readonly origin: string;
  readonly adminOrigin: string;
  readonly pid: number;
  stop(): Promise<void>;
};

/** A command of Tillid with Node's options, as `npm start`, the unit and the image have them. */
export function programOf(...args: readonly string[]): readonly string[] {
  return ['--max-semi-space-size=4', 'tools/run.mjs', 'packages/server/src/cli/tillid.ts', ...args];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const many = '1000000';

/** Starts `tillid serve` on the database, with a mail server that takes everything and limits that nothing reaches. */
export async function startBenchServer(
  database: BenchDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  if (!existsSync(join(webAppFolder, 'index.html'))) await buildWebAppIfStale();
  const port = await findFreePorts();
  const mail = await startMailSink();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tillid-bench-data-'));
  const removeData = (): void => rmSync(dataDirectory, { recursive: true, force: true });
  process.once('exit', removeData);
  const child = spawn(process.execPath, [...programOf('serve')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.serverUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_ROLE_PREFIX: database.rolePrefix,
      MASTER_KEY: database.masterKey,
      TILLID_DATA: dataDirectory,
      // Asked only when somebody logs in; a bench makes its sessions itself.
      EID_ISSUER: 'http://127.0.0.1:9',
      EID_CLIENT_ID: 'bench',
      EID_CLIENT_SECRET: 'bench',
      SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`,
      PORT: String(port),
      TEST_NUMBERS: '1',
      ANONYMOUS_REQUESTS_PER_MINUTE: many,
      SESSION_REQUESTS_PER_MINUTE: many,
      UPLOADS_PER_MINUTE: many,
      ...environment,
    },
  });
  try {
    await untilReady(child);
  } catch (error) {
    await mail.stop();
    throw error;
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    adminOrigin: `http://127.0.0.1:${port + 4}`,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await mail.stop();
      removeData();
      process.removeListener('exit', removeData);
    },
  };
}

/** The server says in its log when it is ready. */
async function untilReady(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('the server has no output');
  endWithThis(child);
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => void (line.includes('"msg":"ready"') && resolve()));
    child.once('exit', () => reject(new Error('the server ended before it was ready')));
  });
}

/** A bench that is broken off takes its processes along. */
export function endWithThis(child: ChildProcess): void {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
}

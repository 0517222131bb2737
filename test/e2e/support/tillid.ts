import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createLogScan, type LogScan } from '../../support/personal-data.ts';
import { people } from './sign-in.ts';

/** A product started as `npm start` does it, with a data directory of its own. */
export type Tillid = {
  readonly url: string;
  readonly mailboxUrl: string;
  readonly stop: () => Promise<void>;
};

/** Where free ports are looked for. */
export type PortRange = { readonly first: number; readonly last: number };

const project = fileURLToPath(new URL('../../..', import.meta.url));
// Application, simulator, mailbox page, SMTP, health.
const portsInARow = 5;
const startLimitMs = 120_000;

/** Starts everything on free ports and waits until it says that it is ready. */
export async function startTillid(range: PortRange): Promise<Tillid> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tillid-journeys-'));
  const port = await findFreePorts(range);
  const child = spawn(process.execPath, ['tools/run.mjs', 'packages/server/src/cli/tillid.ts', 'start'], {
    cwd: project,
    env: { ...process.env, PORT: String(port), TILLID_DATA: dataDirectory, LOG_LEVEL: 'info', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const log = createLogScan();
  await untilReady(child, log);
  return {
    url: `http://127.0.0.1:${port}`,
    mailboxUrl: `http://127.0.0.1:${port + 2}`,
    async stop() {
      process.off('exit', kill);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
      const told = log.findings(Object.values(people));
      if (log.lines.length === 0) throw new Error('The log has no line, so nothing was scanned');
      if (told.length > 0) throw new Error(`The log tells who somebody is:\n${told.join('\n')}`);
    },
  };
}

async function untilReady(child: ChildProcess, log: LogScan): Promise<void> {
  const said: string[] = [];
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      // The welcome is for people and names who can log in; the lines of the log are JSON.
      if (line.startsWith('{')) log.stream.write(`${line}\n`);
      if (line.startsWith('Tillid is ready')) ready.resolve();
    });
  }
  child.once('exit', (code) => ready.reject(new Error(`the start ended with ${code}:\n${said.join('\n')}`)));
  const limit = setTimeout(() => {
    ready.reject(new Error(`not ready after ${startLimitMs} ms:\n${said.join('\n')}`));
    child.kill('SIGKILL');
  }, startLimitMs);
  await ready.promise.finally(() => clearTimeout(limit));
}

async function findFreePorts({ first, last }: PortRange): Promise<number> {
  const start = first + Math.floor((Math.random() * (last - first)) / 20) * 10;
  for (let port = start; port < last; port += 10) {
    const row = Array.from({ length: portsInARow }, (_, index) => port + index);
    const free = await Promise.all(row.map(isFree));
    if (free.every(Boolean)) return port;
  }
  throw new Error(`no ${portsInARow} free ports in a row from ${start} on`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

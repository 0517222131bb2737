import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client, type QueryResultRow } from 'pg';
import { describeDataDirectory } from '@tillid/server/platform/db/embedded/data-directory';
import { findLockHolder } from '@tillid/server/platform/db/embedded/directory-lock';
import { endLeftBehind, findClusterProcesses } from '@tillid/server/platform/db/embedded/left-behind';
import { connectionUrl, databaseName } from '@tillid/server/platform/db/embedded/logins';
import { readPasswords } from '@tillid/server/platform/db/embedded/passwords';
import { readPostmasterFile } from '@tillid/server/platform/db/embedded/postmaster-file';
import { findFreePorts, takenPorts } from './free-ports.ts';

/** The parts of a start, which can be killed one by one. */
export type Part = 'npm' | 'server' | 'postgres';

/** A data directory and ports of one test, on which Tillid is started any number of times. */
export type Place = { readonly dataDirectory: string; readonly port: number; readonly url: string };

/** How a start ended. */
export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly output: string };

/** A real `npm start`. */
export type Started = {
  /** Resolves with what it printed when it is ready; throws when it ends before. */
  readonly ready: Promise<string>;
  /** Resolves when it has printed `words`. */
  saying(words: string): Promise<string>;
  /** Resolves when all that it started has ended, PostgreSQL apart. */
  readonly ended: Promise<Ending>;
  /** As a power cut would, without a word. */
  kill(...parts: Part[]): void;
  /** Ctrl-C: the terminal tells everything in its foreground. */
  interrupt(): void;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const readyWords = 'Ctrl-C stops everything';
/** What the developer has set for their own trials, and what belongs to the npm or test that runs this one. */
export const notPassedOn =
  /^(npm_|NODE_|DATABASE_|TILLID_|TEST_|EID_|SMTP_|MAIL_|MASTER_|PUBLIC_|LOG_|LEVEL_|TRUSTED_|ADMIN_|HOST$|PORT$)/;
const quiet = { warn: () => undefined };

/** Makes a place to start in; what was left running there is ended and the directory removed when the test ends. */
export async function findPlace(context: TestContext): Promise<Place> {
  const parent = mkdtempSync(join(tmpdir(), 'tillid-fault-'));
  const dataDirectory = join(parent, 'data');
  const port = await findFreePorts();
  context.after(async () => {
    if (readdirSync(parent).length > 0) {
      const holder = findLockHolder(dataDirectory);
      if (holder !== undefined) process.kill(holder.pid, 'SIGKILL');
      await endLeftBehind(describeDataDirectory(dataDirectory), undefined, quiet);
    }
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  });
  return { dataDirectory, port, url: `http://127.0.0.1:${port}` };
}

/** Runs `npm start` in the repository. */
export function npmStart(place: Place, environment: Readonly<Record<string, string>> = {}): Started {
  const kept = Object.entries(process.env).filter(([name]) => !notPassedOn.test(name));
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...Object.fromEntries(kept),
      TILLID_DATA: place.dataDirectory,
      PORT: String(place.port),
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const group = child.pid ?? 0;
  const said = new EventEmitter().setMaxListeners(0);
  let output = '';
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      said.emit('more');
    });
  }
  function saying(words: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => void (output.includes(words) && resolve(output));
      said.on('more', look);
      look();
      void ended.then(() => reject(new Error(`npm start ended without saying "${words}":\n${output}`)));
    });
  }
  const ready = saying(readyWords);
  // Some tests want the end alone.
  ready.catch(() => undefined);
  return {
    ready,
    saying,
    ended,
    kill(...parts) {
      const pids = parts.map((part) => (part === 'npm' ? group : pidOf(place, part)));
      for (const pid of pids) process.kill(pid, 'SIGKILL');
    },
    interrupt: () => void process.kill(-group, 'SIGINT'),
  };
}

/** What still runs or is still taken of a start; empty when nothing is left. */
export async function leftOf(place: Place): Promise<string[]> {
  const { cluster } = describeDataDirectory(place.dataDirectory);
  const holder = findLockHolder(place.dataDirectory);
  return [
    ...findClusterProcesses(cluster).map((pid) => `PostgreSQL process ${pid}`),
    ...(holder === undefined ? [] : [`server process ${holder.pid}`]),
    ...(await takenPorts(place.port)).map((port) => `port ${port}`),
  ];
}

/** Runs SQL in the embedded database as the superuser, who sees all organisations. */
export async function queryPlace<Row extends QueryResultRow>(place: Place, text: string): Promise<Row[]> {
  const directory = describeDataDirectory(place.dataDirectory);
  const passwords = readPasswords(directory.secrets);
  const file = readPostmasterFile(directory.cluster);
  if (passwords === undefined || file === undefined) throw new Error('the database is not running');
  const client = new Client({ connectionString: connectionUrl('superuser', passwords, file.port, databaseName) });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function pidOf(place: Place, part: Exclude<Part, 'npm'>): number {
  const pid =
    part === 'server'
      ? findLockHolder(place.dataDirectory)?.pid
      : readPostmasterFile(describeDataDirectory(place.dataDirectory).cluster)?.pid;
  if (pid === undefined) throw new Error(`no ${part} runs in ${place.dataDirectory}`);
  return pid;
}

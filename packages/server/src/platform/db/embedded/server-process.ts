import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { cleanEnvironment, runUnder, type RunnablePostgres } from './account.ts';
import { programPath } from './binaries.ts';
import type { DataDirectory } from './data-directory.ts';
import { loopback } from './free-port.ts';
import { logSize, openLog, readLogSince } from './log-file.ts';
import { clusterName, readPostmasterFile } from './postmaster-file.ts';
import { sendSignal } from './processes.ts';

const pollMs = 10;
const slowMs = 10_000;
const fastShutdownMs = 30_000;
const immediateShutdownMs = 10_000;

/** A running PostgreSQL that is a child of this process. */
export type ServerProcess = {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended, with its exit code or signal in words. */
  readonly ended: Promise<string>;
  /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
  stop(): Promise<void>;
};

/** PostgreSQL ended before it was ready; `said` is what it wrote to its log. */
export class PostgresDidNotStart extends Error {
  override readonly name = 'PostgresDidNotStart';
  readonly said: string;

  constructor(ending: string, said: string, logFile: string) {
    super(`PostgreSQL did not start (${ending}). Its log ${logFile} says:\n${said}`);
    this.said = said;
  }
}

/** Starts PostgreSQL on a loopback port and waits until it takes connections, however long recovery after a crash takes. */
export async function launchServer(
  directory: DataDirectory,
  runnable: RunnablePostgres,
  options: { readonly port: number; readonly onSlowStart: () => void },
): Promise<ServerProcess> {
  const offset = logSize(directory.logFile);
  const child = spawnPostgres(directory, runnable, options.port);
  const server = supervise(child, options.port);
  let ending: string | undefined;
  void server.ended.then((words) => (ending = words));
  const slow = setInterval(options.onSlowStart, slowMs);
  try {
    while (!isReady(directory, server.pid)) {
      if (ending) throw new PostgresDidNotStart(ending, readLogSince(directory.logFile, offset), directory.logFile);
      await wait(pollMs);
    }
  } finally {
    clearInterval(slow);
  }
  return server;
}

function isReady(directory: DataDirectory, pid: number): boolean {
  const file = readPostmasterFile(directory.cluster);
  return file !== undefined && file.pid === pid && file.ready;
}

/**
 * A session of its own keeps the terminal's Ctrl-C away from PostgreSQL until the server has finished its requests. The
 * log is a file, not a pipe, so that PostgreSQL survives a killed parent long enough to be stopped in order.
 */
function spawnPostgres(directory: DataDirectory, { account, binaries }: RunnablePostgres, port: number): ChildProcess {
  const settings = {
    listen_addresses: loopback,
    port: String(port),
    unix_socket_directories: '',
    cluster_name: clusterName(directory.cluster),
  };
  const wanted = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = programPath(binaries, 'postgres');
  const { file, parameters, owner } = runUnder(account, program, ['-D', directory.cluster, ...wanted]);
  const log = openLog(directory.logFile);
  try {
    return spawn(file, parameters, {
      ...owner,
      cwd: '/',
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
      detached: true,
      windowsHide: true,
    });
  } finally {
    closeSync(log);
  }
}

function supervise(child: ChildProcess, port: number): ServerProcess {
  const pid = child.pid ?? 0;
  const shutDownWithUs = (): void => sendSignal(pid, 'SIGINT');
  const ended = new Promise<string>((resolve) => {
    child.once('error', (fault) => resolve(String(fault)));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
  if (pid > 0) process.once('exit', shutDownWithUs);
  void ended.then(() => process.removeListener('exit', shutDownWithUs));
  child.unref();
  return { pid, port, ended, stop: () => stopChild(child, ended) };
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const harder = setTimeout(() => child.kill('SIGQUIT'), fastShutdownMs);
  const hardest = setTimeout(() => child.kill('SIGKILL'), fastShutdownMs + immediateShutdownMs);
  await ended;
  clearTimeout(harder);
  clearTimeout(hardest);
}

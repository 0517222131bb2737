import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Client, type QueryResultRow } from 'pg';
import { chooseAccount } from '@tillid/server/platform/db/embedded/account';
import { findBinaries } from '@tillid/server/platform/db/embedded/binaries';
import { prepareDataDirectory } from '@tillid/server/platform/db/embedded/data-directory';
import { endLeftBehind, findClusterProcesses } from '@tillid/server/platform/db/embedded/left-behind';
import { connectionUrl, databaseName, provideLogins } from '@tillid/server/platform/db/embedded/logins';
import { makeCluster } from '@tillid/server/platform/db/embedded/make-cluster';
import { makePasswords } from '@tillid/server/platform/db/embedded/passwords';
import { readPostmasterFile } from '@tillid/server/platform/db/embedded/postmaster-file';
import { startServer } from '@tillid/server/platform/db/embedded/start-server';

/** A PostgreSQL of one test's own that nothing watches over: it is away until the test starts it again. */
export type TrialCluster = {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  /** Immediate shutdown, as a crash: nothing is written down, every connection breaks. */
  stop(): Promise<void>;
  /** Starts it again on its port. */
  start(): Promise<void>;
  /** Stops the processes where they are: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Ends every connection but this one, as an administrator of databases may. */
  cutConnections(): Promise<void>;
  /** Runs SQL as the superuser, who sees all organisations. */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
};

const quiet = { info: ignore, warn: ignore, error: ignore };

/** Makes and starts a cluster as in production, what it commits being on disk, in a directory that is given or in a temporary one; gone when the test ends. */
export async function startTrialCluster(context: TestContext, given?: string): Promise<TrialCluster> {
  const parent = given ?? mkdtempSync(join(tmpdir(), 'tillid-fault-cluster-'));
  chmodSync(parent, 0o755);
  mkdirSync(join(parent, 'data'), { recursive: true });
  const directory = prepareDataDirectory(join(parent, 'data'));
  const passwords = makePasswords(directory.secrets);
  const runnable = chooseAccount(directory, findBinaries());
  await makeCluster(directory, runnable, { password: passwords.superuser, durable: true });
  const plan = { directory, runnable, durable: true, log: quiet };
  let running = await startServer(plan);
  const { port } = running;
  // A server that has the embedded PostgreSQL to itself may have started it on another port.
  const superuser = () => {
    const present = readPostmasterFile(directory.cluster)?.port ?? port;
    return connectionUrl('superuser', passwords, present, databaseName);
  };
  await provideLogins(passwords, port);

  function signalAll(signal: NodeJS.Signals): void {
    for (const pid of findClusterProcesses(directory.cluster)) process.kill(pid, signal);
  }
  context.after(async () => {
    signalAll('SIGCONT');
    await endLeftBehind(directory, runnable.account.owner, quiet);
    if (given === undefined) rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    ownerUrl: connectionUrl('owner', passwords, port),
    serverUrl: connectionUrl('server', passwords, port),
    async stop() {
      process.kill(running.pid, 'SIGQUIT');
      await running.ended;
    },
    async start() {
      running = await startServer(plan, port);
    },
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async cutConnections() {
      await queryOnce(
        superuser(),
        `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
      );
    },
    query: (text, values) => queryOnce(superuser(), text, values),
  };
}

async function queryOnce<Row extends QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

function ignore(): void {
  // PostgreSQL's own log tells more while the cluster is there.
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseLogger } from 'pino';
import { chooseAccount, type AccountWay } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { prepareDataDirectory, type DataDirectory } from './data-directory.ts';
import { lockDirectory } from './directory-lock.ts';
import { keepLogBounded } from './log-file.ts';
import { connectionUrl, provideLogins } from './logins.ts';
import { makeCluster, removeHalfMadeClusters } from './make-cluster.ts';
import { makePasswords, readPasswords, type DatabasePasswords } from './passwords.ts';
import { superviseServer, type SupervisedServer } from './supervise-server.ts';

/** How to start the embedded PostgreSQL. */
export type EmbeddedPostgresOptions = {
  readonly dataDirectory: string;
  readonly log: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
  /** Told once when PostgreSQL keeps ending by itself; until then it is started again on the same port. */
  readonly onUnexpectedExit?: (fault: Error) => void;
  /** False switches fsync off: for tests only. */
  readonly durable?: boolean;
  /** Narrows how PostgreSQL may be run when this process is root. */
  readonly ways?: readonly AccountWay[];
};

/** A running embedded PostgreSQL; `pid` is the present one, the URLs hold until `stop`. */
export type EmbeddedPostgres = {
  /** The login that owns the database and runs the migrations. */
  readonly ownerUrl: string;
  /** The login without rights of its own that the server works with. */
  readonly serverUrl: string;
  readonly pid: number;
  /** Stops PostgreSQL in order and frees the data directory; may be called more than once. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that lives in the data directory, making it at the first start. Throws `DataDirectoryInUse` when
 * another Tillid has it, and errors that say what to do when PostgreSQL cannot run here.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = prepareDataDirectory(options.dataDirectory);
  const lock = await lockDirectory(directory.root);
  process.once('exit', lock.release);
  let server: SupervisedServer | undefined;
  try {
    const passwords = findPasswords(directory);
    server = await startCluster(directory, passwords, options);
    await provideLogins(passwords, server.port);
    return describe(server, passwords, stopOnce(directory, server, lock.release));
  } catch (fault) {
    await server?.stop();
    lock.release();
    process.removeListener('exit', lock.release);
    throw fault;
  }
}

function describe(server: SupervisedServer, passwords: DatabasePasswords, stop: () => Promise<void>): EmbeddedPostgres {
  return {
    ownerUrl: connectionUrl('owner', passwords, server.port),
    serverUrl: connectionUrl('server', passwords, server.port),
    get pid() {
      return server.pid;
    },
    stop,
  };
}

function stopOnce(directory: DataDirectory, server: SupervisedServer, release: () => void): () => Promise<void> {
  const endLogKeeping = keepLogBounded(directory.logFile);
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    endLogKeeping();
    await server.stop();
    release();
    process.removeListener('exit', release);
  }
  return () => (stopped ??= stop());
}

async function startCluster(
  directory: DataDirectory,
  passwords: DatabasePasswords,
  options: EmbeddedPostgresOptions,
): Promise<SupervisedServer> {
  const { log, durable = true } = options;
  const runnable = chooseAccount(directory, findBinaries(), options.ways);
  if (runnable.account.way !== 'same-user')
    log.info({ way: runnable.account.way }, 'PostgreSQL runs in a lesser account');
  removeHalfMadeClusters(directory);
  if (!existsSync(directory.cluster)) {
    log.info({ directory: directory.cluster }, 'making the database: this happens once');
    await makeCluster(directory, runnable, { password: passwords.superuser, durable });
  }
  checkVersion(directory, runnable.binaries);
  const giveUp = options.onUnexpectedExit ?? ((fault: Error) => log.error(fault.message));
  return superviseServer({ directory, runnable, durable, log }, giveUp);
}

function findPasswords(directory: DataDirectory): DatabasePasswords {
  const passwords = readPasswords(directory.secrets);
  if (passwords) return passwords;
  if (!existsSync(directory.cluster)) return makePasswords(directory.secrets);
  throw new Error(
    `The database in ${directory.cluster} is there, but its passwords in ${directory.secrets} are not: ` +
      'restore that directory from the same backup.',
  );
}

function checkVersion(directory: DataDirectory, binaries: Binaries): void {
  const made = readFileSync(join(directory.cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === binaries.majorVersion) return;
  throw new Error(
    `The database in ${directory.cluster} was made by PostgreSQL ${made}; this Tillid brings PostgreSQL ` +
      `${binaries.majorVersion}. Start the Tillid that made it, dump the database, and load the dump into a new data directory.`,
  );
}

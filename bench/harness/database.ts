import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { masterKeyFrom } from '@tillid/server/platform/crypto/master-key';
import { createKeyring, type Keyring } from '@tillid/server/platform/crypto/keyring';
import { migrate } from '@tillid/server/platform/db/migrate';
import { openPool } from '@tillid/server/platform/db/pool';
import { roleNames, type RoleNames } from '@tillid/server/platform/db/roles';
import { createSystemWork, createWork, type SystemWork, type Work } from '@tillid/server/platform/db/work';
import { loginUrl, openRun } from '../../test/support/database-run.ts';
import { startEmbeddedServer } from '../../test/support/embedded-server.ts';

/** A migrated database of one bench, durable as in production, with the ways into it. */
export type BenchDatabase = {
  /** The login that owns the tables. */
  readonly ownerUrl: string;
  /** The login that the server works with. */
  readonly serverUrl: string;
  readonly rolePrefix: string;
  readonly roles: RoleNames;
  /** The master key, for a server process as `MASTER_KEY` takes it. */
  readonly masterKey: string;
  readonly keyring: Keyring;
  readonly work: Work;
  readonly systemWork: SystemWork;
  /** As `work` has it: the pool of the server's login. */
  readonly pool: pg.Pool;
  /** Runs SQL as the superuser, who sees all organisations. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A connection of the superuser's, ended by `stop`. */
  connect(): Promise<pg.Client>;
  /** Makes another empty database on the same server; gives the URL of the tables' owner. */
  addDatabase(name: string): Promise<string>;
  readonly version: string;
  stop(): Promise<void>;
};

/**
 * Starts an embedded PostgreSQL in a temporary directory (with fsync, unlike the tests'), or makes a database on the server that
 * BENCH_DATABASE_URL names (a superuser's URL), and migrates it.
 */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const { run, stop } = await openRun(process.env['BENCH_DATABASE_URL'], () =>
    startEmbeddedServer({ durable: true, prefix: 'tillid-bench-server-' }),
  );
  const name = `${run.prefix}_bench`;
  const superuser = new pg.Client({ connectionString: run.url });
  await superuser.connect();
  await superuser.query(`create database ${name} owner ${run.prefix}_owner template template0 encoding 'UTF8'`);
  await superuser.end();
  const [ownerUrl, serverUrl] = [loginUrl(run, 'owner', name), loginUrl(run, 'server', name)];
  const roles = roleNames(run.prefix);
  await migrate(ownerUrl, serverUrl, roles);
  const url = new URL(run.url);
  url.pathname = `/${name}`;
  const clients: pg.Client[] = [];
  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    clients.push(client);
    return client;
  }
  const admin = await connect();
  const pool = openPool(serverUrl, { max: 16 });
  const key = randomBytes(32);
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  return {
    ownerUrl,
    serverUrl,
    rolePrefix: run.prefix,
    roles,
    masterKey: key.toString('base64'),
    keyring: createKeyring(masterKeyFrom(key)),
    work: createWork(pool, roles),
    systemWork: createSystemWork(pool, roles),
    pool,
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await admin.query<Row>(text, values)).rows,
    connect,
    async addDatabase(other) {
      await admin.query(
        `create database ${run.prefix}_${other} owner ${run.prefix}_owner template template0 encoding 'UTF8'`,
      );
      return loginUrl(run, 'owner', `${run.prefix}_${other}`);
    },
    version: rows[0]?.server_version ?? '',
    async stop() {
      await pool.end();
      await Promise.all(clients.map((client) => client.end()));
      await stop();
    },
  };
}

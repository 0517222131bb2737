import { createHash, randomBytes } from 'node:crypto';
import { Client, escapeLiteral } from 'pg';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';

/** A test run on a server: `url` is an administrator's and carries the run's name, `prefix` begins all that the run makes. */
export type TestRun = { readonly url: string; readonly prefix: string };

const prefixPattern = 'tillid_test_[0-9a-f]{12}';

/** The run that a URL from a parent process carries in its application name. */
export function runOf(url: string): TestRun | undefined {
  const prefix = new URL(url).searchParams.get('application_name') ?? '';
  return new RegExp(`^${prefixPattern}$`).test(prefix) ? { url, prefix } : undefined;
}

/** The URL of one of the run's two logins; the password follows from the run's URL, so every process of the run knows it. */
export function loginUrl(run: TestRun, login: 'owner' | 'server', database: string): string {
  const url = new URL(run.url);
  url.username = `${run.prefix}_${login}`;
  url.password = passwordOf(run, login);
  url.pathname = `/${database}`;
  url.searchParams.delete('application_name');
  return url.href;
}

/** Begins a run on the given server, or on an embedded one of its own, and makes its logins. */
export async function openRun(
  given: string | undefined,
  startServer: () => Promise<EmbeddedServer> = startEmbeddedServer,
): Promise<{ run: TestRun; stop: () => Promise<void> }> {
  const server = given === undefined ? await startServer() : { url: given, stop: async () => undefined };
  try {
    const prefix = `tillid_test_${randomBytes(6).toString('hex')}`;
    const url = new URL(server.url);
    url.searchParams.set('application_name', prefix);
    const run = { url: url.href, prefix };
    const admin = await holdRun(run);
    await sweepDeadRuns(admin, prefix);
    await makeLogins(admin, run);
    return { run, stop: () => closeRun(admin, run, server.stop) };
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}

/** The run's lock lives as long as this connection: a run without it was killed and may be swept away. */
async function holdRun(run: TestRun): Promise<Client> {
  const admin = new Client({ connectionString: run.url });
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query(`select pg_advisory_lock(${lockOf(run.prefix)})`);
  return admin;
}

async function makeLogins(admin: Client, run: TestRun): Promise<void> {
  const owner = `${run.prefix}_owner`;
  await admin.query(`create role ${owner} login createrole password ${escapeLiteral(passwordOf(run, 'owner'))}`);
  const server = `create role ${run.prefix}_server login noinherit`;
  await admin.query(`${server} password ${escapeLiteral(passwordOf(run, 'server'))}`);
  // Only a member of a role may make databases for it; a superuser is one of every role.
  const { rows } = await admin.query<{ member: boolean }>(`select pg_has_role($1, 'set') as member`, [owner]).catch(
    // PostgreSQL 15 does not know the privilege SET apart from membership.
    () => admin.query<{ member: boolean }>(`select pg_has_role($1, 'member') as member`, [owner]),
  );
  if (rows[0]?.member !== true) await admin.query(`grant ${owner} to current_user`);
}

async function closeRun(admin: Client, run: TestRun, stopServer: () => Promise<void>): Promise<void> {
  try {
    await dropRun(admin, run.prefix);
    await admin.end();
  } finally {
    await stopServer();
  }
}

async function sweepDeadRuns(admin: Client, own: string): Promise<void> {
  const { rows } = await admin.query<{ prefix: string }>(
    'select distinct substring(rolname from $1) as prefix from pg_roles where rolname ~ $1',
    [`^${prefixPattern}`],
  );
  for (const { prefix } of rows.filter((row) => row.prefix !== own)) {
    const lock = await admin.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockOf(prefix)}) as taken`);
    if (lock.rows[0]?.taken !== true) continue;
    await dropRun(admin, prefix);
    await admin.query(`select pg_advisory_unlock(${lockOf(prefix)})`);
  }
}

async function dropRun(admin: Client, prefix: string): Promise<void> {
  const databases = await admin.query<{ name: string; template: boolean }>(
    'select datname as name, datistemplate as template from pg_database where starts_with(datname, $1)',
    [`${prefix}_`],
  );
  for (const { name, template } of databases.rows) {
    if (template) await admin.query(`alter database ${name} with is_template false`);
    await admin.query(`drop database if exists ${name} with (force)`);
  }
  const roles = await admin.query<{ name: string }>(
    'select rolname as name from pg_roles where starts_with(rolname, $1)',
    [`${prefix}_`],
  );
  if (roles.rows.length > 0) await admin.query(`drop role ${roles.rows.map(({ name }) => name).join(', ')}`);
}

function lockOf(prefix: string): string {
  return `hashtextextended(${escapeLiteral(prefix)}, 0)`;
}

function passwordOf(run: TestRun, login: 'owner' | 'server'): string {
  return createHash('sha256').update(`${run.url} ${login}`).digest('hex');
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';
import { runCommand, runNode, type CommandResult } from '../running/run-command.ts';

const users = 50;

/**
 * Restores a backup as docs/operations.md says, and proves what was restored: with the tools of PostgreSQL, where they are at least as
 * new as the server. Nothing is left behind: names begin with the run's prefix, which the run sweeps.
 */
export async function drillRestore(place: string): Promise<GateResult> {
  const { startTestDatabase } = await import('../../test/support/database.ts');
  const database = await startTestDatabase();
  try {
    const url = withDatabase(database.url, 'postgres').href;
    const refusal = await whyNot(url);
    if (refusal !== undefined) return { line: `not tried: ${refusal}`, faults: [] };
    const clone = await database.cloneTemplate('empty', () => Promise.resolve());
    const faults = await restore({ ...clone, url, prefix: database.rolePrefix, place });
    return { line: `${String(users)} users dumped, restored and proven`, faults };
  } finally {
    await database.stop();
  }
}

async function whyNot(url: string): Promise<string | undefined> {
  const { exitCode, output } = await runCommand('pg_dump', ['--version']);
  if (exitCode !== 0) return 'pg_dump is not here';
  const tool = Number(/(\d+)\./.exec(output)?.[1] ?? 0);
  const server = Number(await ask(url, `select current_setting('server_version_num')::int / 10000`));
  return tool < server ? `pg_dump is of version ${String(tool)} and the server of ${String(server)}` : undefined;
}

/** The one value that SQL gives; throws when PostgreSQL refuses. */
async function ask(url: string, sql: string): Promise<string> {
  const asked = await runCommand('psql', [
    '--no-psqlrc',
    '--quiet',
    '--no-align',
    '--tuples-only',
    '--command',
    sql,
    url,
  ]);
  if (asked.exitCode !== 0) throw new Error(asked.output);
  return asked.output.trim();
}

type Source = { ownerUrl: string; serverUrl: string; name: string; url: string; prefix: string; place: string };

async function restore(source: Source): Promise<string[]> {
  const { prefix } = source;
  const masterKey = randomBytes(32).toString('base64');
  const tillid = (name: string, ...args: string[]) => runTillid(name, { ...source, masterKey }, args);
  const dump = join(source.place, 'tillid.dump');
  const restored = `${prefix}_restored`;
  const password = randomBytes(16).toString('hex');
  await ask(source.url, `create role ${prefix}_backup login bypassrls password '${password}'`);
  await ask(source.url, `grant pg_read_all_data to ${prefix}_backup`);
  await ask(source.url, `create database ${restored} owner ${prefix}_owner`);
  const backupUrl = withDatabase(source.url, source.name);
  backupUrl.username = `${prefix}_backup`;
  backupUrl.password = password;
  const steps: [what: string, run: () => Promise<CommandResult>][] = [
    ['tillid migrate', () => tillid(source.name, 'migrate')],
    ['tillid seed', () => tillid(source.name, 'seed', '--users', String(users), '--events', '2')],
    ['pg_dump', () => runCommand('pg_dump', ['--format=custom', `--file=${dump}`, backupUrl.href])],
    [
      'pg_restore',
      () => runCommand('pg_restore', ['--exit-on-error', `--dbname=${withDatabase(source.url, restored).href}`, dump]),
    ],
    ['tillid migrate of what was restored', () => tillid(restored, 'migrate')],
    ['tillid history verify', () => tillid(restored, 'history', 'verify')],
  ];
  for (const [what, run] of steps) {
    const { exitCode, output } = await run();
    if (exitCode !== 0) return [`${what} ended with ${String(exitCode)}: ${output}`];
  }
  const counted = Number(await ask(withDatabase(source.url, restored).href, 'select count(*) from business_user'));
  const owners = await runCommand('pg_dump', ['--format=custom', `--file=${dump}.owner`, source.ownerUrl]);
  return [
    ...(counted >= users ? [] : [`${String(counted)} users were restored`]),
    ...(owners.exitCode === 0 ? ["the owner's login can dump the tables, which the document denies"] : []),
  ];
}

function runTillid(
  name: string,
  source: Source & { masterKey: string },
  args: readonly string[],
): Promise<CommandResult> {
  return runNode([inProject('tools/run.mjs'), inProject('packages/server/src/cli/tillid.ts'), ...args], {
    environment: {
      DATABASE_URL: withDatabase(source.serverUrl, name).href,
      DATABASE_OWNER_URL: withDatabase(source.ownerUrl, name).href,
      DATABASE_ROLE_PREFIX: source.prefix,
      MASTER_KEY: source.masterKey,
      TEST_NUMBERS: '1',
    },
  });
}

/** Without the run's name, which only its own programs know what to do with. */
function withDatabase(url: string, name: string): URL {
  const other = new URL(url);
  other.pathname = `/${name}`;
  other.searchParams.delete('application_name');
  return other;
}

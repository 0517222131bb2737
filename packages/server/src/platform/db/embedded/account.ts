import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { copyBinaries, programPath, type Binaries } from './binaries.ts';
import type { DataDirectory, Owner } from './data-directory.ts';

/**
 * How PostgreSQL, which refuses to run as root, is run: as this process's user; in a user namespace in which root has
 * another number; as an unprivileged user; or as such a user that may pass through directories closed to it.
 */
export type AccountWay = 'same-user' | 'user-namespace' | 'unprivileged-user' | 'passing-user';

/** The account that PostgreSQL's programs run under; `owner` is who its files must belong to, when not this user. */
export type Account = { readonly way: AccountWay; readonly owner?: Owner; readonly prefix: readonly string[] };

/** An account together with binaries that it can run. */
export type RunnablePostgres = { readonly account: Account; readonly binaries: Binaries };

/** Finds the first account that can reach the data directory and run the binaries; tried, not guessed. */
export function chooseAccount(
  directory: DataDirectory,
  binaries: Binaries,
  ways: readonly AccountWay[] = ['same-user', 'user-namespace', 'unprivileged-user', 'passing-user'],
): RunnablePostgres {
  const accounts = possibleAccounts(directory).filter((account) => ways.includes(account.way));
  for (const account of accounts) {
    if (account.way === 'same-user') return { account, binaries };
    if (account.owner) openPath(directory.root);
    if (canRun(account, directory.root, programPath(binaries, 'postgres'))) return { account, binaries };
    if (account.way === 'unprivileged-user' && canRun(account, directory.root, '/bin/true')) {
      return { account, binaries: copyBinaries(binaries, directory.root) };
    }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine lets root neither make a user namespace (unshare) nor reach ' +
      `${directory.root} as an ordinary user. Start Tillid as an ordinary user, set TILLID_DATA to a directory such as ` +
      '/var/lib/tillid, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

/** The program, arguments and spawn options that run a program under the account. */
export function runUnder(
  account: Account,
  program: string,
  parameters: readonly string[],
): { file: string; parameters: string[]; owner: Partial<Owner> } {
  const [file = program, ...rest] = [...account.prefix, program, ...parameters];
  return { file, parameters: rest, owner: account.way === 'unprivileged-user' && account.owner ? account.owner : {} };
}

/** PostgreSQL's programs get no settings from the environment (PGDATA, PGPORT and the like), only what is said here. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = process.platform === 'win32' ? ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP'] : ['PATH'];
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C', TZ: 'UTC' };
}

function possibleAccounts(directory: DataDirectory): Account[] {
  const uid = process.getuid?.();
  if (uid !== undefined && uid !== 0 && !isNamed()) return [...namespaceAccounts(), { way: 'same-user', prefix: [] }];
  if (uid !== 0) return [{ way: 'same-user', prefix: [] }];
  const present = statSync(directory.cluster, { throwIfNoEntry: false });
  if (present && present.uid !== 0) return droppedAccounts({ uid: present.uid, gid: present.gid });
  return [...namespaceAccounts(), ...droppedAccounts(nobody())];
}

/** initdb looks its user up by number, so the number inside the namespace must have a name on this machine. */
function namespaceAccounts(): Account[] {
  const inside = namedUsers().find((user) => user.uid !== 0);
  if (process.platform !== 'linux' || !inside) return [];
  const prefix = ['unshare', '--user', `--map-user=${inside.uid}`, `--map-group=${inside.gid}`];
  return [{ way: 'user-namespace', prefix }];
}

function droppedAccounts(owner: Owner): Account[] {
  const unprivileged: Account = { way: 'unprivileged-user', owner, prefix: [] };
  if (process.platform !== 'linux') return [unprivileged];
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  const passing = ['setpriv', ...identity, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return [unprivileged, { way: 'passing-user', owner, prefix: passing }];
}

function canRun(account: Account, directory: string, program: string): boolean {
  const check = ['-c', 'cd "$1" && exec "$2" --version', 'sh', directory, program];
  const { file, parameters, owner } = runUnder(account, '/bin/sh', check);
  return spawnSync(file, parameters, { ...owner, cwd: '/', env: cleanEnvironment(), stdio: 'ignore' }).status === 0;
}

/** Others may pass through the data directory; its secrets, log and database stay closed by their own modes. */
function openPath(directory: string): void {
  chmodSync(directory, statSync(directory).mode | 0o011);
}

function nobody(): Owner {
  const users = namedUsers();
  return users.find((user) => user.name === 'nobody') ?? { uid: 65_534, gid: 65_534 };
}

function namedUsers(): { readonly name: string; readonly uid: number; readonly gid: number }[] {
  const lines = process.platform === 'win32' ? [] : readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '')
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : [];
  });
}

function isNamed(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

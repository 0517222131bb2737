import { execFile } from 'node:child_process';
import { appendFileSync, closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment, runUnder, type RunnablePostgres } from './account.ts';
import { programPath } from './binaries.ts';
import { settingsFileName } from './cluster-settings.ts';
import { writeClosedFile, type DataDirectory } from './data-directory.ts';

const draftPrefix = 'postgresql.making-';

/** The superuser that initdb makes. */
export const superuserName = 'postgres';

/**
 * Makes the PostgreSQL cluster in a directory beside its place and moves it there when it is whole, so that a start
 * that was killed on the way leaves nothing that stops the next one.
 */
export async function makeCluster(
  directory: DataDirectory,
  { account, binaries }: RunnablePostgres,
  options: { readonly password: string; readonly durable: boolean },
): Promise<void> {
  const draft = mkdtempSync(join(directory.root, draftPrefix));
  if (account.owner) chownSync(draft, account.owner.uid, account.owner.gid);
  const passwordFile = join(draft, 'password');
  const cluster = join(draft, 'cluster');
  writeClosedFile(passwordFile, `${options.password}\n`, account.owner);
  const wanted = initdbParameters(cluster, passwordFile, options.durable);
  const { file, parameters, owner } = runUnder(account, programPath(binaries, 'initdb'), wanted);
  await promisify(execFile)(file, parameters, { ...owner, cwd: draft, env: cleanEnvironment() }).catch(reportInitdb);
  appendFileSync(join(cluster, 'postgresql.conf'), settingsInclude);
  renameSync(cluster, directory.cluster);
  if (options.durable) syncDirectory(directory.root);
  removeHalfMadeClusters(directory);
}

/** Removes what an initdb that was killed has left. */
export function removeHalfMadeClusters(directory: DataDirectory): void {
  const leftovers = readdirSync(directory.root).filter((name) => name.startsWith(draftPrefix));
  for (const name of leftovers) {
    // An initdb whose parent was killed may still be writing: it then fails on its own and the next start removes the rest.
    rmSync(join(directory.root, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

const settingsInclude = `
# Written anew by Tillid at each start. Settings below this line win over Tillid's.
include_if_exists = '${settingsFileName}'
`;

/**
 * The built-in provider sorts by code point, fast and the same in every version, so an upgrade never damages an index;
 * Danish order is asked for where it is wanted with \`collate "da-x-icu"\`, which is there whatever the provider.
 */
function initdbParameters(cluster: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${superuserName}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function reportInitdb(fault: Error & { stderr?: string }): never {
  const said = fault.stderr?.trim() || fault.message;
  throw new Error(`PostgreSQL's initdb failed: ${said}`, { cause: fault });
}

function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

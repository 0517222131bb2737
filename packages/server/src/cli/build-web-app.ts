import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../..', import.meta.url));
const webPackage = join(packages, 'web');
/** Folder of the built web app. */
export const webAppFolder = join(webPackage, 'dist');
const sources = ['web', 'domain/src', 'contract/src', 'text/src'].map((path) => join(packages, path));

/** Builds the web app when any of its sources is newer than the last build. */
export async function buildWebAppIfStale(): Promise<void> {
  const built = await stat(join(webAppFolder, 'index.html')).catch(() => undefined);
  const newest = Math.max(...(await Promise.all(sources.map(newestChange))));
  if (built !== undefined && built.mtimeMs >= newest) return;
  console.log('Building the web app …');
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], webPackage);
}

async function newestChange(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/[/\\](dist|node_modules)([/\\]|$)/.test(entry.parentPath),
  );
  const times = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs));
  return Math.max(0, ...times);
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the web app could not be built'))));
  });
}

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A key file of the data directory. */
export type KeyFile = { readonly file: string; readonly text: string };

const currentName = 'master.key';
const nextName = 'master.key.next';
const formerPrefix = 'master.key.former-';

/** All key files of the data directory, the newest first. Which key is in use is told by the database, so a stop between two renamings does no harm. */
export async function readKeyFiles(dataDirectory: string): Promise<KeyFile[]> {
  const folder = folderOf(dataDirectory);
  for (;;) {
    const present = new Set(await readdir(folder));
    const former = [...present].filter((name) => name.startsWith(formerPrefix)).toSorted();
    const names = [nextName, currentName, ...former].filter((name) => present.has(name));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(ignoreMissing)));
    // One that was renamed while it was read stands under its other name now.
    if (texts.every((text) => text !== undefined))
      return names.map((name, index) => ({ file: join(folder, name), text: texts[index] ?? '' }));
  }
}

/** Makes the first key where there is none. A new key beside an old database would lock every CPR number away for good, so it is not made there. */
export async function makeFirstKey(dataDirectory: string): Promise<void> {
  const file = join(folderOf(dataDirectory), currentName);
  if (existsSync(file)) return;
  if (existsSync(join(dataDirectory, 'postgresql')))
    throw new Error(
      `The database in ${dataDirectory} is there, but the key that opens what is sealed in it is not: restore ${file} from the same backup.`,
    );
  await makeKeyFile(file);
}

/** Makes the key that the next rotation goes to, unless an earlier one that broke off has made it. */
export async function makeNextKey(dataDirectory: string): Promise<void> {
  await makeKeyFile(join(folderOf(dataDirectory), nextName));
}

/** Puts the next key in the place of the current one, which stays as a file named by its id: backups from before need it. */
export async function promoteNextKey(dataDirectory: string, formerId: string): Promise<string | undefined> {
  const folder = folderOf(dataDirectory);
  const [current, next] = [join(folder, currentName), join(folder, nextName)];
  if (!existsSync(next)) return undefined;
  const former = join(folder, `${formerPrefix}${formerId}`);
  await link(current, former).catch(ignoreExisting);
  await rename(next, current);
  await syncFolder(folder);
  return former;
}

/** A link appears with its whole content or not at all, and never in place of a key that is there already. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(32).toString('base64')}\n`);
  await handle.sync();
  await handle.close();
  await link(draft, file).catch(ignoreExisting);
  await rm(draft);
  await syncFolder(dirname(file));
}

// The names are safe on the disk too.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function ignoreExisting(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

function folderOf(dataDirectory: string): string {
  return join(dataDirectory, 'secrets');
}

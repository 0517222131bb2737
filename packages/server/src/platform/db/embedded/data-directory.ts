import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where the parts of Tillid's data directory lie; all paths are absolute and without symbolic links. */
export type DataDirectory = {
  readonly root: string;
  /** Mode 700: passwords and keys, each file mode 600. */
  readonly secrets: string;
  /** PostgreSQL's own directory; absent before the first start has finished. */
  readonly cluster: string;
  readonly logFile: string;
};

/** A user and group of the operating system. */
export type Owner = { readonly uid: number; readonly gid: number };

/** Makes the data directory's folders where they are missing and closes the secret ones to others. */
export function prepareDataDirectory(path: string): DataDirectory {
  mkdirSync(path, { recursive: true });
  const directory = describeDataDirectory(path);
  refuseStrangersDirectory(directory.root);
  for (const closed of [directory.secrets, join(directory.root, 'logs')]) {
    mkdirSync(closed, { recursive: true, mode: 0o700 });
    chmodSync(closed, 0o700);
  }
  return directory;
}

/** The paths in an existing data directory; makes nothing. */
export function describeDataDirectory(path: string): DataDirectory {
  const root = realpathSync(path);
  return {
    root,
    secrets: join(root, 'secrets'),
    cluster: join(root, 'postgresql'),
    logFile: join(root, 'logs', 'postgresql.log'),
  };
}

/** Writes a file that only its owner can read; without `owner` it belongs to this process's user. */
export function writeClosedFile(path: string, text: string, owner?: Owner): void {
  writeFileSync(path, text, { mode: 0o600 });
  if (owner) chownSync(path, owner.uid, owner.gid);
}

/** Gives a directory and all below it to `owner`, without following links. */
export function giveAll(path: string, owner: Owner): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chownSync(path, owner.uid, owner.gid);
  if (!entry.isDirectory()) return;
  for (const name of readdirSync(path)) giveAll(join(path, name), owner);
}

function refuseStrangersDirectory(root: string): void {
  const user = process.getuid?.();
  const { uid } = statSync(root);
  if (user === undefined || user === 0 || user === uid) return;
  throw new Error(
    `The data directory ${root} belongs to another user (number ${uid}; this one is ${user}). ` +
      'Start Tillid as that user, or set TILLID_DATA to a directory of your own.',
  );
}

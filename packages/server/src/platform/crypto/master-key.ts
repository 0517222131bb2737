import { createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Secrets } from '../settings/settings.ts';

/** The key from which or under which every other key lies; `id` names it beside what it made and tells nothing of it. */
export type MasterKey = { readonly id: string; readonly derive: (purpose: string) => Buffer };

/** Makes a master key of its 32 bytes; keys for purposes come from it by HKDF-SHA-256 (RFC 5869). */
export function masterKeyFrom(bytes: Buffer): MasterKey {
  if (bytes.length !== 32) throw new Error('the master key must be 32 bytes in base64 (openssl rand -base64 32)');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, '', `tillid ${purpose}`, 32));
  return { id: createHash('sha256').update(derive('key id')).digest('hex').slice(0, 12), derive };
}

/** Reads the master key from environment or file; without either, makes one in the data directory before there is a database in it. */
export async function readMasterKey(secrets: Secrets, dataDirectory: string): Promise<MasterKey> {
  if (secrets.masterKey !== undefined) return masterKeyFrom(Buffer.from(secrets.masterKey, 'base64'));
  const file = secrets.masterKeyFile ?? join(dataDirectory, 'secrets', 'master.key');
  if (secrets.masterKeyFile === undefined && !existsSync(file)) await makeKey(file, dataDirectory);
  return masterKeyFrom(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64'));
}

/** A new key beside an old database would lock every CPR number away for good, so it is not made there. */
async function makeKey(file: string, dataDirectory: string): Promise<void> {
  if (existsSync(join(dataDirectory, 'postgresql')))
    throw new Error(
      `The database in ${dataDirectory} is there, but the key that opens what is sealed in it is not: restore ${file} from the same backup.`,
    );
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(32).toString('base64')}\n`);
  await handle.sync();
  await handle.close();
  try {
    // A link appears with its whole content or not at all, and never in place of a key that is there already.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
}

import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
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

/** Reads the master key from environment or file; without either, makes one in the data directory at the first start. */
export async function readMasterKey(secrets: Secrets, dataDirectory: string): Promise<MasterKey> {
  if (secrets.masterKey !== undefined) return masterKeyFrom(Buffer.from(secrets.masterKey, 'base64'));
  const file = secrets.masterKeyFile ?? join(dataDirectory, 'secrets', 'master.key');
  if (secrets.masterKeyFile === undefined) await makeOnce(file);
  return masterKeyFrom(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64'));
}

async function makeOnce(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

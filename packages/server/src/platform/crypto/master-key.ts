import { createHash, hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Secrets } from '../settings/settings.ts';
import { makeFirstKey, readKeyFiles } from './key-files.ts';

/** The key from which or under which every other key lies; `id` names it beside what it made and tells nothing of it. */
export type MasterKey = { readonly id: string; readonly derive: (purpose: string) => Buffer };

/** The master key that is given, with others that are known besides: the one before it while keys are rotated. */
export type GivenMasterKey = MasterKey & {
  readonly others: readonly MasterKey[];
  /** Whether they are the files of the data directory, which name no order: the database tells which one is in use. */
  readonly isOfDirectory: boolean;
  /** Reads the files again, for a process that runs while they change; undefined where keys come from variables alone. */
  readonly readAgain: (() => Promise<GivenMasterKey>) | undefined;
};

/** Makes a master key of its 32 bytes; keys for purposes come from it by HKDF-SHA-256 (RFC 5869). */
export function masterKeyFrom(bytes: Buffer): MasterKey {
  if (bytes.length !== 32) throw new Error('the master key must be 32 bytes in base64 (openssl rand -base64 32)');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, '', `tillid ${purpose}`, 32));
  return { id: createHash('sha256').update(derive('key id')).digest('hex').slice(0, 12), derive };
}

/** A master key with those known besides it. */
export function givenMasterKey(master: MasterKey | GivenMasterKey): GivenMasterKey {
  return 'others' in master ? master : { ...master, others: [], isOfDirectory: false, readAgain: undefined };
}

const namesBegin = 'tillid keys ';
const fromFiles = 'from files';

/** The name of a server's connection that tells which keys it was given: PostgreSQL shows it to a rotation, which must not leave a server behind. */
export function nameOfKeys(master: MasterKey | GivenMasterKey): string {
  const { id, others, readAgain } = givenMasterKey(master);
  const ids = [id, ...others.map((other) => other.id)].slice(0, 3);
  return `${namesBegin}${readAgain === undefined ? ids.join(' ') : fromFiles}`;
}

/** Whether a connection of this name is of a server that does not have the key and cannot get it while it runs. */
export function lacksKey(connectionName: string, id: string): boolean {
  if (!connectionName.startsWith(namesBegin)) return false;
  const told = connectionName.slice(namesBegin.length);
  return told !== fromFiles && !told.split(' ').includes(id);
}

/** Reads the master key from environment or file, and the one before it; without either, makes one in the data directory before there is a database in it. */
export async function readMasterKey(secrets: Secrets, dataDirectory: string): Promise<GivenMasterKey> {
  const { masterKey, masterKeyFile, previousMasterKey, previousMasterKeyFile } = secrets;
  const isEmbedded = masterKey === undefined && masterKeyFile === undefined;
  if (isEmbedded) await makeFirstKey(dataDirectory);
  const { newest, others } = isEmbedded
    ? await keysOfDirectory(dataDirectory)
    : { newest: await keyOf('MASTER_KEY', masterKey, masterKeyFile), others: [] };
  const previous = await keyOf('PREVIOUS_MASTER_KEY', previousMasterKey, previousMasterKeyFile);
  if (newest === undefined) throw new Error('there is no master key');
  const hasFiles = isEmbedded || masterKeyFile !== undefined || previousMasterKeyFile !== undefined;
  return {
    ...newest,
    others: previous === undefined ? others : [previous, ...others],
    isOfDirectory: isEmbedded,
    readAgain: hasFiles ? () => readMasterKey(secrets, dataDirectory) : undefined,
  };
}

async function keysOfDirectory(dataDirectory: string): Promise<{ newest: MasterKey; others: MasterKey[] }> {
  const [first, ...others] = await readKeyFiles(dataDirectory);
  if (first === undefined) throw new Error(`there is no master key in ${dataDirectory}`);
  return { newest: parseKey(first.text, first.file), others: others.map(({ text, file }) => parseKey(text, file)) };
}

async function keyOf(name: string, text: string | undefined, file: string | undefined): Promise<MasterKey | undefined> {
  if (text !== undefined) return parseKey(text, name);
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw new Error(`${name}_FILE names ${file}, which is not there`);
  return parseKey(await readFile(file, 'utf8'), `${file} (${name}_FILE)`);
}

function parseKey(text: string, from: string): MasterKey {
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/]{43}=$/.test(trimmed))
    throw new Error(`${from} is no master key: it must be 32 bytes in base64 (openssl rand -base64 32)`);
  return masterKeyFrom(Buffer.from(trimmed, 'base64'));
}

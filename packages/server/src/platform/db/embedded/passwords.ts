import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const fileName = 'embedded-database.json';

/** The passwords of the embedded PostgreSQL's three logins. */
export type DatabasePasswords = { readonly superuser: string; readonly owner: string; readonly server: string };

/** Reads the generated passwords from the secrets directory; undefined before the first start. */
export function readPasswords(secretsDirectory: string): DatabasePasswords | undefined {
  const path = join(secretsDirectory, fileName);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
  const passwords = parsePasswords(text);
  if (!passwords) throw new Error(`${path} is damaged: restore it from a backup of the data directory.`);
  return passwords;
}

/** Generates the passwords (192 random bits each) and stores them for the owner's eyes only, whole or not at all. */
export function makePasswords(secretsDirectory: string): DatabasePasswords {
  const passwords = { superuser: newPassword(), owner: newPassword(), server: newPassword() };
  const path = join(secretsDirectory, fileName);
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, `${JSON.stringify(passwords, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
  return passwords;
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function parsePasswords(text: string): DatabasePasswords | undefined {
  try {
    const read = JSON.parse(text) as Partial<Record<keyof DatabasePasswords, unknown>>;
    const { superuser, owner, server } = read;
    if (typeof superuser !== 'string' || typeof owner !== 'string' || typeof server !== 'string') return undefined;
    return { superuser, owner, server };
  } catch {
    return undefined;
  }
}

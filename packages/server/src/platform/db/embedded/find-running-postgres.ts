import { existsSync } from 'node:fs';
import { describeDataDirectory } from './data-directory.ts';
import { findLockHolder } from './directory-lock.ts';
import { connectionUrl } from './logins.ts';
import { readPasswords } from './passwords.ts';
import { readPostmasterFile } from './postmaster-file.ts';

/**
 * The URLs of the embedded PostgreSQL that another process runs in this data directory, for commands beside a running
 * server; undefined when none runs.
 */
export function findRunningPostgres(
  dataDirectory: string,
): { readonly ownerUrl: string; readonly serverUrl: string } | undefined {
  if (!existsSync(dataDirectory)) return undefined;
  const directory = describeDataDirectory(dataDirectory);
  const postmaster = readPostmasterFile(directory.cluster);
  const passwords = readPasswords(directory.secrets);
  if (!findLockHolder(directory.root) || !postmaster?.ready || !passwords) return undefined;
  return {
    ownerUrl: connectionUrl('owner', passwords, postmaster.port),
    serverUrl: connectionUrl('server', passwords, postmaster.port),
  };
}

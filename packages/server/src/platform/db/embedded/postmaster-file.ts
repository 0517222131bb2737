import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeClosedFile, type Owner } from './data-directory.ts';

/** What PostgreSQL says of itself in `postmaster.pid` (lines 1, 4 and 8). */
export type PostmasterFile = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** Reads `postmaster.pid`; undefined when there is none or it is not written whole yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  const lines = readLines(cluster);
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Puts this process's pid into a `postmaster.pid` whose own now belongs to a stranger. PostgreSQL takes its parent's pid
 * for stale and, unlike when the file is removed, still checks that no old backend uses its shared memory.
 */
export function disownPostmasterFile(cluster: string, owner: Owner | undefined): void {
  const [, ...rest] = readLines(cluster);
  writeClosedFile(join(cluster, 'postmaster.pid'), [String(process.pid), ...rest].join('\n'), owner);
}

/** The name that a cluster's processes carry in their command lines, so that they can be found after a crash. */
export function clusterName(cluster: string): string {
  return `tillid-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

function readLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

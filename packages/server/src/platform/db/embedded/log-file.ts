import {
  chownSync,
  closeSync,
  copyFileSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

const limitBytes = 5 * 1024 * 1024;
const checkMs = 60_000;
const tailBytes = 4_000;

/** Opens the log for appending, after moving one that has grown past the limit aside to `.1`. */
export function openLog(path: string): number {
  if (logSize(path) > limitBytes) renameSync(path, `${path}.1`);
  const file = openSync(path, 'a', 0o600);
  if (process.getuid?.() === 0) giveToDirectoryOwner(path);
  return file;
}

/** The log's size in bytes; 0 when there is none. */
export function logSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Looks once a minute whether the log has grown past the limit; returns what ends that. */
export function keepLogBounded(path: string): () => void {
  const timer = setInterval(() => boundLog(path, limitBytes), checkMs).unref();
  return () => clearInterval(timer);
}

/** Keeps one older copy and empties the log in place: PostgreSQL holds it open for appending, so it goes on at the start. */
export function boundLog(path: string, limit: number): void {
  if (logSize(path) <= limit) return;
  try {
    copyFileSync(path, `${path}.1`);
  } catch {
    // On a full disk room is worth more than the older copy.
    rmSync(`${path}.1`, { force: true });
  }
  truncateSync(path, 0);
}

/** What was written to the log since it had `offset` bytes, the end of it when that is long. */
export function readLogSince(path: string, offset: number): string {
  const size = logSize(path);
  const start = Math.max(offset > size ? 0 : offset, size - tailBytes);
  const bytes = Buffer.alloc(Math.max(0, size - start));
  if (bytes.length === 0) return '';
  const file = openSync(path, 'r');
  const count = readSync(file, bytes, 0, bytes.length, start);
  closeSync(file);
  return bytes.toString('utf8', 0, count).trim();
}

/** A start as root in an ordinary user's data directory leaves a log that this user's next start can write. */
function giveToDirectoryOwner(path: string): void {
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

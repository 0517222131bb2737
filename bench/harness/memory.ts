import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const everyMs = 50;
const mebibyte = 1024 * 1024;

/** The memory that a process holds (resident set), in MB. */
export function residentMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes.trim()) / 1024;
}

/** The most memory that a process holds while something is done, in MB. */
export async function peakMb(pid: number, during: () => Promise<unknown>): Promise<number> {
  let peak = residentMb(pid);
  const timer = setInterval(() => (peak = Math.max(peak, residentMb(pid))), everyMs);
  try {
    await during();
    return Math.max(peak, residentMb(pid));
  } finally {
    clearInterval(timer);
  }
}

/** Bytes as MB. */
export function megabytes(bytes: number): number {
  return bytes / mebibyte;
}

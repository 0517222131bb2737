import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 20;

/** Whether the process runs; a zombie, which nobody will ever reap in a container without init, counts as ended. */
export function isRunning(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
  const state = linuxStat(pid)?.[0];
  return state !== 'Z' && state !== 'X';
}

/** A text that changes when the operating system gives the same pid to another process; undefined when it cannot be known. */
export function processStart(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined;
  const ticks = linuxStat(pid)?.[19];
  if (ticks !== undefined) return `${readText('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${ticks}`;
  return listByPs(['-o', 'lstart=', '-p', String(pid)])[0];
}

/** The process that another was started by; undefined where `/proc` does not tell. */
export function parentOf(pid: number): number | undefined {
  const parent = linuxStat(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** What a process calls itself; undefined where `/proc` does not tell. */
export function processName(pid: number): string | undefined {
  return readText(`/proc/${pid}/comm`)?.trim();
}

/** Waits until none of the processes runs; false when some still run after `timeoutMs`. */
export async function waitForEnd(pids: readonly number[], timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (pids.some(isRunning)) {
    if (performance.now() > deadline) return false;
    await wait(pollMs);
  }
  return true;
}

/** Sends a signal; a process that has just ended is no fault. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if (isRunning(pid)) throw fault;
  }
}

/** Running processes with their command lines: from `/proc`, else from `ps`; empty on Windows. */
export function listProcesses(): { readonly pid: number; readonly command: string }[] {
  const own = linuxPids();
  if (own.length > 0) {
    return own.flatMap((pid) => {
      const command = readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
      return command ? [{ pid, command }] : [];
    });
  }
  return listByPs(['-ax', '-o', 'pid=,command=']).flatMap((line) => {
    const parts = /^\s*(\d+)\s+(.*)$/.exec(line);
    return parts?.[1] && parts[2] ? [{ pid: Number(parts[1]), command: parts[2] }] : [];
  });
}

/** The fields of `/proc/<pid>/stat` from the third (state) on: the second, the name, may itself hold blanks and brackets. */
function linuxStat(pid: number): string[] | undefined {
  const text = readText(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function linuxPids(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function listByPs(parameters: readonly string[]): string[] {
  if (process.platform === 'win32') return [];
  try {
    const text = execFileSync('ps', parameters, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
    });
    return text.split('\n').filter((line) => line.trim() !== '');
  } catch {
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

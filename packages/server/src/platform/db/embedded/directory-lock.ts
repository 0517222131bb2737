import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, processStart } from './processes.ts';

const lockName = 'tillid.lock';
const heartbeatMs = 10_000;
const foreignStaleMs = 60_000;
const tries = 100;

/** Who holds a data directory; `place` names the machine and process namespace in which `pid` has its meaning. */
export type LockHolder = {
  readonly id: string;
  readonly pid: number;
  readonly startedAt: string | null;
  readonly place: string;
};

/** The held lock of a data directory. */
export type DirectoryLock = { readonly release: () => void };

/** Another running Tillid uses the data directory; the message says which process and what to do. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  readonly pid: number;

  constructor(directory: string, holder: LockHolder) {
    super(
      `The data directory ${directory} is in use by another Tillid: process ${holder.pid}` +
        `${holder.place === ownPlace() ? '' : ` on another machine or in another container (${holder.place})`}. ` +
        `Stop that one first (Ctrl-C where it runs, or: kill ${holder.pid}), or set TILLID_DATA to another directory.`,
    );
    this.pid = holder.pid;
  }
}

/** Takes the data directory for this process, also from a holder that has died; throws `DataDirectoryInUse` when it lives. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, lockName);
  const own: LockHolder = {
    id: randomUUID(),
    pid: process.pid,
    startedAt: processStart(process.pid) ?? null,
    place: ownPlace(),
  };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (createWhole(path, own)) return hold(path, own);
    const holder = readHolder(path);
    if (holder && isLive(holder, path)) throw new DataDirectoryInUse(directory, holder);
    if (holder) removeStale(path, holder.id);
    await wait(10);
  }
  throw new Error(`The lock ${path} could not be taken: many processes want it at once. Start Tillid again.`);
}

/** The live holder of the data directory's lock, if there is one. */
export function findLockHolder(directory: string): LockHolder | undefined {
  const path = join(directory, lockName);
  const holder = readHolder(path);
  return holder && isLive(holder, path) ? holder : undefined;
}

/** A link appears with its whole content or not at all, so no reader ever meets a half-written lock. */
function createWhole(path: string, own: LockHolder): boolean {
  const draft = `${path}.${own.id}`;
  writeFileSync(draft, `${JSON.stringify(own)}\n`, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
}

function hold(path: string, own: LockHolder): DirectoryLock {
  const heartbeat = setInterval(() => beat(path), heartbeatMs).unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (readHolder(path)?.id === own.id) rmSync(path, { force: true });
    },
  };
}

function beat(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The directory was removed under a running server: PostgreSQL will say so more clearly.
  }
}

/**
 * Removes a dead holder's lock. The marker named after that very lock lets only one process remove it, and never the
 * lock of a process that was quicker.
 */
function removeStale(path: string, id: string): void {
  const marker = `${path}.${id}.stale`;
  try {
    writeFileSync(marker, '', { flag: 'wx' });
  } catch {
    if (ageMs(marker) > heartbeatMs) rmSync(marker, { force: true });
    return;
  }
  try {
    if (readHolder(path)?.id === id) rmSync(path, { force: true });
  } finally {
    rmSync(marker, { force: true });
  }
}

/** A pid means something only where it was given; from elsewhere only the heartbeat tells. */
function isLive(holder: LockHolder, path: string): boolean {
  if (holder.place !== ownPlace()) return ageMs(path) < foreignStaleMs;
  if (!isRunning(holder.pid)) return false;
  return holder.startedAt === null || processStart(holder.pid) === holder.startedAt;
}

function readHolder(path: string): LockHolder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  return parseHolder(text) ?? { id: 'unreadable', pid: 0, startedAt: '', place: ownPlace() };
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const { id, pid, startedAt, place } = JSON.parse(text) as Partial<Record<keyof LockHolder, unknown>>;
    if (typeof id !== 'string' || typeof pid !== 'number' || typeof place !== 'string') return undefined;
    return { id, pid, startedAt: typeof startedAt === 'string' ? startedAt : null, place };
  } catch {
    return undefined;
  }
}

function ageMs(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function ownPlace(): string {
  return process.platform === 'linux' ? `${hostname()} ${readlinkSync('/proc/self/ns/pid')}` : process.platform;
}

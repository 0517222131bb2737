import { statfsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { endLeftBehind } from './left-behind.ts';
import type { ServerProcess } from './server-process.ts';
import { startServer, type ServerPlan } from './start-server.ts';

const defaultWaitsMs = [0, 200, 1_000, 3_000, 10_000];
const calmMs = 60_000;
/** PostgreSQL needs room for two files of its journal, 16 MB each, to come up. */
const leastFreeBytes = 33_554_432;

/** A PostgreSQL that is started again on its port when it ends without being asked to. */
export type SupervisedServer = { readonly pid: number; readonly port: number; stop(): Promise<void> };

/** Starts PostgreSQL and watches it; `onGivenUp` is told when as many restarts as there are waits, each within a minute, have not helped. */
export async function superviseServer(
  plan: ServerPlan,
  onGivenUp: (fault: Error) => void,
  waitsMs: readonly number[] = defaultWaitsMs,
): Promise<SupervisedServer> {
  let current = await startServer(plan);
  let restarting = Promise.resolve();
  let failures = 0;
  let startedAt = performance.now();
  const stopping = new AbortController();

  function watch(server: ServerProcess): void {
    void server.ended.then(react);
  }

  function react(ending: string): void {
    if (!stopping.signal.aborted) restarting = restart(ending);
  }

  async function restart(ending: string): Promise<void> {
    if (performance.now() - startedAt > calmMs) failures = 0;
    const isFull = isDiskFull(plan.directory.root);
    // Room is made sooner or later, by whoever is told: what waits for it then goes on by itself.
    const pause = waitsMs[isFull ? Math.min(failures, waitsMs.length - 1) : failures];
    plan.log.error({ ending, failures }, 'PostgreSQL ended unexpectedly');
    if (isFull)
      plan.log.error('the disk of the database is full: make room on it, PostgreSQL is started again until it runs');
    if (pause === undefined) {
      onGivenUp(new Error(`PostgreSQL ended unexpectedly (${ending}) and could not be kept running.`));
      return;
    }
    failures += 1;
    await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return;
    await startAgain();
  }

  async function startAgain(): Promise<void> {
    try {
      current = await startServer(plan, current.port);
    } catch (fault) {
      await restart(fault instanceof Error ? fault.message : String(fault));
      return;
    }
    startedAt = performance.now();
    plan.log.info({ pid: current.pid, port: current.port }, 'PostgreSQL runs again');
    watch(current);
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await restarting;
    await current.stop();
    // Had PostgreSQL just been killed, its backends may still be about to notice.
    await endLeftBehind(plan.directory, plan.runnable.account.owner, plan.log);
  }

  watch(current);
  return {
    get pid() {
      return current.pid;
    },
    port: current.port,
    stop,
  };
}

function isDiskFull(path: string): boolean {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize < leastFreeBytes;
}

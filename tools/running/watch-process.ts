import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

const anHourMs = 3_600_000;

/** Looks after what test files that share a process must not leave to each other. */
export type ProcessWatch = {
  /** Names what keeps this process alive since the last look, threads included, and puts the environment back. */
  leftBehind(patienceMs?: number): Promise<string[]>;
};

/** Watches this process from now on. */
export function watchProcess(): ProcessWatch {
  const environment = { ...process.env };
  // Where nothing else is open while a test waits for another process, node:test opens something of its own and keeps it.
  setInterval(() => undefined, anHourMs);
  const threads = new Set<Worker>();
  process.on('worker', (thread) => {
    threads.add(thread);
    thread.once('exit', () => threads.delete(thread));
  });
  let known = heldOpen();

  function left(): string[] {
    return [...without(heldOpen(), known), ...Array.from(threads, () => 'Worker')];
  }

  return {
    async leftBehind(patienceMs = 10_000) {
      restore(environment);
      // A connection that was ended needs its turns; until then it looks like one that nobody ended.
      for (let waitedMs = 0; left().length > 0 && waitedMs < patienceMs; waitedMs += 10) await pause(10);
      const found = left();
      // What one file left is not told of the next one too.
      known = heldOpen();
      threads.clear();
      return found;
    },
  };
}

function heldOpen(): string[] {
  // Both open when first used.
  void process.stdout;
  void process.stderr;
  return process.getActiveResourcesInfo();
}

function without(names: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken];
  return names.filter((name) => {
    const at = rest.indexOf(name);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
}

function restore(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}

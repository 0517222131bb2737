import { parentOf, processName } from '../platform/db/embedded/processes.ts';

const parentCheckMs = 500;

/** Resolves when this process is told to stop: Ctrl-C, a signal, or the npm that started it is gone (kill -9 of npm must leave nothing behind). */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const atStart = parentsUpToNpm();
    const timer = setInterval(() => {
      if (parentsUpToNpm() === atStart) return;
      clearInterval(timer);
      resolve();
    }, parentCheckMs);
    timer.unref();
  });
}

/** npm runs a script in a shell, which either becomes the script or stays between: then it outlives a killed npm, and its own parent tells. */
function parentsUpToNpm(): string {
  const parent = process.ppid;
  const isNpm = /^(npm|node)/.test(processName(parent) ?? 'npm');
  return isNpm ? String(parent) : `${parent} ${String(parentOf(parent))}`;
}

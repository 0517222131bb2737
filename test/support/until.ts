import { setTimeout as wait } from 'node:timers/promises';

// The pause leaves the processor to what is waited for.
const pauseMs = 5;
const deadlineMs = 120_000;

/** Reads again and again, each reading after the one before, until it shows what is waited for; gives that reading. */
export async function until<T>(read: () => Promise<T>, reached: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (reached(value)) return value;
    if (performance.now() > deadline) throw new Error(`not reached in two minutes; it was ${JSON.stringify(value)}`);
    await wait(pauseMs);
  }
}

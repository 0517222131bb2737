import { setImmediate } from 'node:timers/promises';

/** Keeps long work from holding up other requests: ask after each small piece of it, and rest when it is time. */
export type Pace = {
  readonly isDue: () => boolean;
  /** Lets everything that waits be done first. */
  readonly rest: () => Promise<void>;
};

// A request takes some ten turns of the event loop (session, unit of work, queries), and each may wait this long.
const sliceMs = 3;

/** Makes the pace of one piece of long work. */
export function createPace(): Pace {
  let sliceEnds = performance.now() + sliceMs;
  return {
    isDue: () => performance.now() >= sliceEnds,
    async rest() {
      await setImmediate();
      sliceEnds = performance.now() + sliceMs;
    },
  };
}

import type { Clock } from '../clock/clock.ts';
import { Windows } from './count-windows.ts';
import { Problem } from './problem.ts';

const mostInAMinute = 30;

/** Slows down whoever looks people up by number one after the other: the last four digits of a masked CPR number are 10,000 tries. */
export type LookUpLimit = {
  /** Counts a look-up of somebody; throws `rate-limited` when there were too many within a minute. */
  readonly count: (actorId: string) => void;
};

/** Each server process counts for itself. */
export function createLookUpLimit(clock: Clock): LookUpLimit {
  const windows = new Windows(clock, 60_000);
  return {
    count(actorId) {
      const { count, endsInMs } = windows.add(actorId);
      if (count <= mostInAMinute) return;
      throw new Problem('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil(endsInMs / 1000)) });
    },
  };
}

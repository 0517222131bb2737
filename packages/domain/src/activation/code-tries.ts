import type { Temporal } from 'temporal-polyfill';

// Seconds to wait after the first, second … ninth wrong try: slips cost nothing, guessing does.
const WAITS_IN_SECONDS = [0, 0, 0, 5, 10, 30, 60, 120, 300] as const;

/** The wrong try that locks a code; a new code is needed then. */
export const triesUntilLocked = WAITS_IN_SECONDS.length + 1;

/** How often a code was tried in vain; `nextTryAt` is null when the next try need not wait. */
export type CodeTries = {
  readonly tries: number;
  readonly nextTryAt: Temporal.Instant | null;
  readonly locked: boolean;
};

/** The state of a code that nobody has tried. */
export const noTries: CodeTries = { tries: 0, nextTryAt: null, locked: false };

/** The state after one more wrong try, given how many there were before. */
export function afterWrongTry(tries: number, now: Temporal.Instant): CodeTries {
  const seconds = WAITS_IN_SECONDS[tries];
  if (seconds === undefined) return { tries: tries + 1, nextTryAt: null, locked: true };
  return { tries: tries + 1, nextTryAt: seconds === 0 ? null : now.add({ seconds }), locked: false };
}

const longestWaitNanoseconds = BigInt(Math.max(...WAITS_IN_SECONDS)) * 1_000_000_000n;

/** Whether a code may be tried now; a wait longer than any that is set comes of a clock that was ahead, and keeps nobody out. */
export function mayTry(state: CodeTries, now: Temporal.Instant): boolean {
  if (state.locked) return false;
  if (state.nextTryAt === null) return true;
  const wait = state.nextTryAt.epochNanoseconds - now.epochNanoseconds;
  return wait <= 0n || wait > longestWaitNanoseconds;
}

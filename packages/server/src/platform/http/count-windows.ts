import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { Clock } from '../clock/clock.ts';

/** Keys that one limit remembers at most; beyond it the window that began first is forgotten, so that a flood cannot fill the memory. */
const mostKeys = 100_000;

type Window = { readonly start: number; count: number };

/** What was counted for a key, and in how many milliseconds its window ends. */
export type Counted = { readonly count: number; readonly endsInMs: number };

/** Counts by key in windows that begin with their first count, by the clock of the application. */
export class Windows {
  readonly #clock: Clock;
  readonly #windowMs: number;
  // In the order in which they began, so that the oldest stands first.
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, windowMs: number) {
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /** What was counted for a key in the window that is open, if one is. */
  read(key: string): Counted | undefined {
    const now = this.#clock.now().epochMilliseconds;
    const window = this.#windows.get(key);
    return window !== undefined && this.#isOpen(window, now) ? this.#counted(window, now) : undefined;
  }

  /** Counts one more for a key. */
  add(key: string): Counted {
    const now = this.#clock.now().epochMilliseconds;
    const current = this.#windows.get(key);
    const window = current !== undefined && this.#isOpen(current, now) ? current : this.#begin(key, now);
    window.count += 1;
    return this.#counted(window, now);
  }

  #counted({ start, count }: Window, now: number): Counted {
    return { count, endsInMs: start + this.#windowMs - now };
  }

  // A clock that was put back must not keep anybody out for longer than the window.
  #isOpen({ start }: Window, now: number): boolean {
    return now >= start && now < start + this.#windowMs;
  }

  #begin(key: string, now: number): Window {
    this.#windows.delete(key);
    for (const [oldKey, old] of this.#windows) {
      if (this.#windows.size < mostKeys && this.#isOpen(old, now)) break;
      this.#windows.delete(oldKey);
    }
    const window = { start: now, count: 0 };
    this.#windows.set(key, window);
    return window;
  }
}

/** The memory of `@fastify/rate-limit` by the clock of the application. */
export function countWindows(clock: Clock, windowMs: number): FastifyRateLimitStoreCtor {
  return class CountedWindows implements FastifyRateLimitStore {
    readonly #windows = new Windows(clock, windowMs);

    incr(key: string, done: Parameters<FastifyRateLimitStore['incr']>[1]): void {
      const { count, endsInMs } = this.#windows.add(key);
      done(null, { current: count, ttl: endsInMs });
    }

    child(): FastifyRateLimitStore {
      return new CountedWindows();
    }
  };
}

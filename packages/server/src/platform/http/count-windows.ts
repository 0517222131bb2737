import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { Clock } from '../clock/clock.ts';

/** Keys that one limit remembers at most; beyond it the window that began first is forgotten, so that a flood cannot fill the memory. */
const mostKeys = 100_000;

type Window = { readonly start: number; count: number };

/** The memory of `@fastify/rate-limit` by the clock of the application: for each key a window that begins with its first request. */
export function countWindows(clock: Clock): FastifyRateLimitStoreCtor {
  return class CountedWindows implements FastifyRateLimitStore {
    // In the order in which they began, so that the oldest stands first.
    readonly #windows = new Map<string, Window>();

    incr(key: string, done: Parameters<FastifyRateLimitStore['incr']>[1], windowMs: number): void {
      const now = clock.now().epochMilliseconds;
      const window = this.#current(key, now, windowMs) ?? this.#begin(key, now, windowMs);
      window.count += 1;
      done(null, { current: window.count, ttl: window.start + windowMs - now });
    }

    child(): FastifyRateLimitStore {
      return new CountedWindows();
    }

    #current(key: string, now: number, windowMs: number): Window | undefined {
      const window = this.#windows.get(key);
      return window !== undefined && isOpen(window, now, windowMs) ? window : undefined;
    }

    #begin(key: string, now: number, windowMs: number): Window {
      this.#windows.delete(key);
      for (const [oldKey, old] of this.#windows) {
        if (this.#windows.size < mostKeys && isOpen(old, now, windowMs)) break;
        this.#windows.delete(oldKey);
      }
      const window = { start: now, count: 0 };
      this.#windows.set(key, window);
      return window;
    }
  };
}

// A clock that was put back must not keep anybody out for longer than the window.
function isOpen({ start }: Window, now: number, windowMs: number): boolean {
  return now >= start && now < start + windowMs;
}

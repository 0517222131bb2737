import { median } from './statistics.ts';

/** What is measured and the limit beside it; each run gives one number. */
export type Pair = { readonly measured: () => Promise<number>; readonly limit: () => Promise<number> };

/**
 * Runs both by turns, so that a noisy moment meets both, once unseen to warm up and then `runs` times; gives the medians, and the
 * median of the ratios of neighbours.
 */
export async function alternate(pair: Pair, runs = 5): Promise<{ measured: number; limit: number; ratio: number }> {
  await pair.measured();
  await pair.limit();
  const seen: { measured: number; limit: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    // The one that comes second finds the caches filled, so they take turns in that too.
    const first = run % 2 === 0 ? await pair.measured() : undefined;
    const limit = await pair.limit();
    seen.push({ measured: first ?? (await pair.measured()), limit });
  }
  return {
    measured: median(seen.map((run) => run.measured)),
    limit: median(seen.map((run) => run.limit)),
    ratio: median(seen.map((run) => run.measured / run.limit)),
  };
}

/** How long each call took in milliseconds, and how many ended in a second. */
export type Timing = { readonly durationsMs: readonly number[]; readonly perSecond: number };

/** Calls again and again until the time is over, with so many calls under way at once. */
export async function repeat(
  call: (number: number) => Promise<unknown>,
  parts: { seconds: number; atOnce?: number },
): Promise<Timing> {
  const durationsMs: number[] = [];
  const start = performance.now();
  const end = start + parts.seconds * 1000;
  let number = 0;
  async function oneAfterAnother(): Promise<void> {
    while (performance.now() < end) {
      const begun = performance.now();
      await call(number++);
      durationsMs.push(performance.now() - begun);
    }
  }
  await Promise.all(Array.from({ length: parts.atOnce ?? 1 }, oneAfterAnother));
  return { durationsMs, perSecond: (durationsMs.length * 1000) / (performance.now() - start) };
}

/** Seconds that a call took. */
export async function secondsOf(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return (performance.now() - start) / 1000;
}

import type { Temporal } from 'temporal-polyfill';

/** How often an activation e-mail is sent again to one user: once a minute and ten times a day (decision 45). */
export const resendLimits = { pauseSeconds: 60, mostInADay: 10 } as const;

/** Why an activation e-mail cannot be sent again yet. */
export type ResendRefusal = 'sent-just-now' | 'sent-too-often';

const daySeconds = 24 * 60 * 60;

/**
 * Whether an activation e-mail can be sent again to somebody to whom it was sent again at some instants, newest first, and if not, why and
 * for how many seconds yet. What a clock that was ahead has dated later does not count.
 */
export function resendRefusal(
  all: readonly Temporal.Instant[],
  now: Temporal.Instant,
): { readonly reason: ResendRefusal; readonly seconds: number } | undefined {
  const { pauseSeconds, mostInADay } = resendLimits;
  const sent = all.filter((at) => now.since(at).total('seconds') > -pauseSeconds);
  const newest = sent.at(0);
  const oldestOfTen = sent.at(mostInADay - 1);
  const pause = newest === undefined ? 0 : pauseSeconds - now.since(newest).total('seconds');
  const rest = oldestOfTen === undefined ? 0 : daySeconds - now.since(oldestOfTen).total('seconds');
  const seconds = Math.max(pause, rest);
  if (seconds <= 0) return undefined;
  return { reason: rest > 0 ? 'sent-too-often' : 'sent-just-now', seconds };
}

import type { Aim, Figure } from './figure.ts';
import { repeat } from './measure.ts';
import { percentile } from './statistics.ts';
import { readable } from './table.ts';

/** How long a call takes: the 99th percentile as the figure, the rest beside it. */
export async function latencyOf(
  what: string,
  call: (number: number) => Promise<unknown>,
  parts: { seconds: number; aims?: readonly Aim[] },
): Promise<Figure> {
  await repeat(call, { seconds: parts.seconds / 4 });
  const { durationsMs, perSecond } = await repeat(call, { seconds: parts.seconds });
  const [p50, worst] = [percentile(durationsMs, 50), percentile(durationsMs, 100)];
  return {
    what,
    value: percentile(durationsMs, 99),
    unit: 'ms p99',
    besides: `p50 ${readable(p50)} ms, worst ${readable(worst)} ms, ${readable(perSecond)} per s, ${durationsMs.length} calls`,
    ...(parts.aims === undefined ? {} : { aims: parts.aims }),
  };
}

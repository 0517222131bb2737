/** What a figure should be: of the value itself, or of its ratio to the limit beside it. */
export type Aim = {
  readonly of: 'value' | 'ratio';
  readonly atLeast?: number;
  readonly atMost?: number;
};

/** One measured figure with the limit that was measured beside it in the same run. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** In the same unit. */
  readonly limit?: { readonly what: string; readonly value: number };
  readonly aims?: readonly Aim[];
  /** What else was measured of the same thing, as `p50 1.2 ms`. */
  readonly besides?: string;
};

/** The value as a part of its limit. */
export function ratioOf(figure: Figure): number | undefined {
  return figure.limit === undefined ? undefined : figure.value / figure.limit.value;
}

/** Whether every aim of the figure is met; undefined when it has none. */
export function isMet(figure: Figure): boolean | undefined {
  const { aims = [] } = figure;
  return aims.length === 0 ? undefined : aims.every((aim) => meets(figure, aim));
}

function meets(figure: Figure, { of, atLeast, atMost }: Aim): boolean {
  const value = of === 'value' ? figure.value : ratioOf(figure);
  if (value === undefined) throw new Error(`"${figure.what}" has an aim for its ratio and no limit`);
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

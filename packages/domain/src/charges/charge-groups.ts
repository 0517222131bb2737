import { separateAuthenticators } from '../authenticators/authenticator-kind.ts';

/** How many users cost nothing: the first that were created (decision 42). */
export const freeUsers = 3;

/** What an organisation is charged for: authenticators that are ordered, and users who are counted. */
export const chargedThings = [...separateAuthenticators, 'user'] as const;

/** What an organisation is charged for. */
export type ChargedThing = (typeof chargedThings)[number];

/** So many of one thing at one price, for one invoicing method as it was called then; null where there was none. */
export type ChargeLine = {
  readonly ean: string | null;
  readonly name: string | null;
  readonly thing: ChargedThing;
  /** In øre without VAT. */
  readonly price: number;
  readonly count: number;
};

/** What one invoicing method is charged, line by line, in øre without VAT. */
export type ChargeGroup = {
  readonly ean: string | null;
  readonly name: string | null;
  readonly lines: (Pick<ChargeLine, 'thing' | 'price' | 'count'> & { readonly total: number })[];
  readonly total: number;
};

/** What costs nothing is no charge. */
export function isCharged({ price }: { readonly price: number }): boolean {
  return price > 0;
}

/** Lines by invoicing method with their sums, in the order in which they came. */
export function groupCharges(lines: readonly ChargeLine[]): ChargeGroup[] {
  return [...Map.groupBy(lines, ({ ean, name }) => JSON.stringify([ean, name])).values()].map((ofMethod) => ({
    ean: ofMethod[0]?.ean ?? null,
    name: ofMethod[0]?.name ?? null,
    lines: ofMethod.map(({ thing, price, count }) => ({ thing, price, count, total: price * count })),
    total: totalOf(ofMethod),
  }));
}

/** The sum of lines in øre without VAT. */
export function totalOf(lines: readonly Pick<ChargeLine, 'price' | 'count'>[]): number {
  return lines.reduce((sum, { price, count }) => sum + price * count, 0);
}

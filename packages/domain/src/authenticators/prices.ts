import type { SeparateAuthenticator } from './authenticator-kind.ts';
import { defaultPrices, separateAuthenticators } from './authenticator-kind.ts';

/** Everything that has a price: the separate authenticators, a user beyond those that are free, a certificate. */
export const pricedThings = [...separateAuthenticators, 'user', 'certificate'] as const;

/** One thing that has a price. */
export type PricedThing = SeparateAuthenticator | 'user' | 'certificate';

/** Prices in øre without VAT. */
export type Prices = Readonly<Record<PricedThing, number>>;

/** Prices that hold from a day in Denmark until later ones do. */
export type DatedPrices = { readonly from: string; readonly prices: Prices };

/** The prices of the deployment, oldest first; there is always one that holds. */
export type PriceTable = readonly [DatedPrices, ...DatedPrices[]];

/** The prices that hold unless the deployment sets others. */
export const defaultPriceTable: PriceTable = [
  { from: '2000-01-01', prices: { ...defaultPrices, user: 2000, certificate: 2000 } },
];

/** The prices of a day; before the first day of the table the first prices. */
export function pricesOn(table: PriceTable, day: string): Prices {
  return (table.findLast(({ from }) => from <= day) ?? table[0]).prices;
}

import { readFileSync } from 'node:fs';
import {
  defaultPriceTable,
  pricedThings,
  type DatedPrices,
  type PricedThing,
  type Prices,
  type PriceTable,
} from '@tillid/domain/authenticators/prices';

const mostKroner = 1_000_000;

/**
 * The prices of a file: `[{ "from": "2026-07-01", "chip": 120.5 }, …]`, in kroner without VAT. What an entry does not name stays as before
 * it, and before the first entry as built in. Faults are added to `faults`, and the built-in prices are given instead.
 */
export function readPriceTable(path: string | undefined, faults: string[]): PriceTable {
  if (path === undefined) return defaultPriceTable;
  const json = readJson(path);
  if (!Array.isArray(json)) {
    faults.push('PRICES_FILE must name a file of JSON with a list of prices');
    return defaultPriceTable;
  }
  const [first, ...others] = defaultPriceTable;
  const table: [DatedPrices, ...DatedPrices[]] = [first, ...others];
  for (const [index, entry] of json.entries()) {
    const before = table.at(-1) ?? first;
    const read = readEntry(entry, before);
    if (typeof read === 'string') faults.push(`PRICES_FILE: entry ${index + 1} ${read}`);
    else table.push(read);
  }
  return table;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** One entry, or what is wrong with it. */
function readEntry(entry: unknown, before: DatedPrices): DatedPrices | string {
  if (typeof entry !== 'object' || entry === null) return 'must be an object';
  const { from, ...named } = { ...entry } as Readonly<Record<string, unknown>>;
  if (typeof from !== 'string' || !isDay(from)) return 'must say from which day it holds, as "from": "2026-07-01"';
  if (from <= before.from) return `must hold from a later day than the one before it (${before.from})`;
  const prices: Record<PricedThing, number> = { ...before.prices };
  for (const [name, value] of Object.entries(named)) {
    const thing = pricedThings.find((each) => each === name);
    if (thing === undefined) return `names ${name}; what has a price is ${pricedThings.join(', ')}`;
    const price = inOere(value);
    if (price === undefined) return `must give ${name} in kroner, from 0 to ${mostKroner} with two decimals at most`;
    prices[thing] = price;
  }
  return { from, prices: prices satisfies Prices };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function inOere(value: unknown): number | undefined {
  if (typeof value !== 'number' || value < 0 || value > mostKroner) return undefined;
  const oere = Math.round(value * 100);
  return Math.abs(oere - value * 100) < 1e-6 ? oere : undefined;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchResult } from './bench.ts';
import { conditionsHere } from './conditions.ts';
import { isMet, ratioOf } from './figure.ts';
import type { BenchOptions } from './options.ts';

const folder = join(import.meta.dirname, '../results');

/** Writes the last run of a bench, with machine and day, beside those of the others. */
export function writeResult(name: string, result: BenchResult, options: BenchOptions): void {
  const { users, organisations, events, rows, runs, seconds } = options;
  const written = {
    bench: name,
    conditions: conditionsHere(result.postgresql),
    options: { users, organisations, events, rows, runs, seconds },
    figures: result.figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), met: isMet(figure) })),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(written, undefined, 2)}\n`);
}

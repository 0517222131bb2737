import type { Figure } from './figure.ts';
import type { BenchOptions } from './options.ts';

/** What a bench gives: its figures, and the version of PostgreSQL where one was used. */
export type BenchResult = { readonly figures: readonly Figure[]; readonly postgresql?: string };

/** One measurement that can be asked for by name; it says on the way what it does, ends by itself and leaves nothing behind. */
export type Bench = (options: BenchOptions, say: (line: string) => void) => Promise<BenchResult>;

// `npm run bench -- NAME…`: measures, each figure beside its limit in the same run, and writes bench/results/NAME.json.
import type { Bench } from './harness/bench.ts';
import { secondsOf } from './harness/measure.ts';
import { readBenchOptions, type BenchOptions } from './harness/options.ts';
import { writeResult } from './harness/results.ts';
import { tableOf } from './harness/table.ts';

/** Each is loaded when it is run. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  create: async () => (await import('./create/create.ts')).measureCreation,
  history: async () => (await import('./history/history.ts')).measureHistory,
  import: async () => (await import('./import/import.ts')).measureImport,
  list: async () => (await import('./list/list.ts')).measureLists,
  mixed: async () => (await import('./mixed/mixed.ts')).measureMixed,
  start: async () => (await import('./start/start.ts')).measureStart,
};

async function run(name: string, options: BenchOptions): Promise<void> {
  const measure = await benches[name]?.();
  if (measure === undefined) return;
  console.log(`\n== ${name}`);
  const seconds = await secondsOf(async () => {
    const result = await measure(options, (line) => console.log(`   ${line}`));
    if (options.write) writeResult(name, result, options);
    console.log(`\n${tableOf(result.figures)}`);
  });
  console.log(`\n${name}: ${seconds.toFixed(0)} s`);
}

// An end by signal is an end like any other: what was started is ended, what was made is removed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const options = readBenchOptions(process.argv.slice(2), Object.keys(benches));
for (const name of options.names) await run(name, options);

import { parseArgs } from 'node:util';

/** Sizes of a run. */
export type BenchOptions = {
  /** Names of the benches to run. */
  readonly names: readonly string[];
  /** Users of the large organisation. */
  readonly users: number;
  /** Organisations beside it. */
  readonly organisations: number;
  /** Events of history. */
  readonly events: number;
  /** Rows of a file. */
  readonly rows: number;
  /** Runs of which the median is taken. */
  readonly runs: number;
  /** Seconds that a rate or latency is measured for in each run. */
  readonly seconds: number;
  /** Install and measure the peers. */
  readonly peers: boolean;
  /** Write bench/results. */
  readonly write: boolean;
};

const usage =
  'npm run bench -- NAME… | all [--users N] [--organisations N] [--events N] [--rows N] [--runs N] [--seconds N] [--no-peers] [--no-write]';

/** Reads the command line; throws an error that says how it is called. */
export function readBenchOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      users: { type: 'string', default: '1000000' },
      organisations: { type: 'string', default: '100000' },
      events: { type: 'string', default: '10000000' },
      rows: { type: 'string', default: '100000' },
      runs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
      peers: { type: 'boolean', default: true },
      write: { type: 'boolean', default: true },
    },
  });
  const unknown = positionals.filter((name) => name !== 'all' && !known.includes(name));
  if (positionals.length === 0 || unknown.length > 0)
    throw new Error([usage, `Benches: ${known.join(', ')}`].join('\n'));
  return {
    names: positionals.includes('all') ? known : positionals,
    users: count('users', values.users),
    organisations: count('organisations', values.organisations),
    events: count('events', values.events),
    rows: count('rows', values.rows),
    runs: count('runs', values.runs),
    seconds: Number(values.seconds),
    peers: values.peers,
    write: values.write,
  };
}

function count(name: string, text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number, not ${text}`);
  return value;
}

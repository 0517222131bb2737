import { startFileCheck } from '@tillid/domain/imports/check-file';
import { fileAloneContext } from '@tillid/domain/imports/import-context';
import type { Bench } from '../harness/bench.ts';
import { startBenchDatabase, type BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { alternate } from '../harness/measure.ts';
import { megabytes, peakMb } from '../harness/memory.ts';
import type { BenchOptions } from '../harness/options.ts';
import { startBenchServer, type BenchServer } from '../harness/server.ts';
import { median } from '../harness/statistics.ts';
import { applyImport, checkFile, emptyTables, lastTenthRatio, type Mode } from './import-run.ts';
import { peopleFile } from './people-file.ts';
import { insertPlainly, readyRows } from './plain-sql.ts';

type Parts = {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly file: Buffer;
  readonly options: BenchOptions;
  readonly say: (line: string) => void;
};

const smallRows = 10_000;
const allowedMb = 32;

/** A file of people: its check, its memory, and both ways of applying it, beside plain SQL into the same tables. */
export const measureImport: Bench = async (options, say) => {
  const database = await startBenchDatabase();
  try {
    const file = peopleFile(options.rows);
    say(`${options.rows} rows, ${megabytes(file.length).toFixed(1)} MB`);
    const figures = [await measureMemory(database, file, options)];
    const server = await startBenchServer(database);
    try {
      const parts = { database, server, file, options, say };
      figures.unshift(await measureCheck(parts));
      for (const mode of ['all-or-nothing', 'good-rows-only'] as const)
        figures.push(...(await measureApply(parts, mode)));
    } finally {
      await server.stop();
    }
    return { figures, postgresql: database.version };
  } finally {
    await database.stop();
  }
};

async function measureCheck({ database, server, file, options, say }: Parts): Promise<Figure> {
  const uploads: number[] = [];
  const { measured, limit } = await alternate(
    {
      async measured() {
        await emptyTables(database);
        const { checkSeconds, uploadSeconds } = await checkFile(database, server, file);
        uploads.push(uploadSeconds);
        say(`checked in ${checkSeconds.toFixed(2)} s`);
        return options.rows / checkSeconds;
      },
      limit: () => Promise.resolve(options.rows / judgeAlone(file)),
    },
    options.runs,
  );
  return {
    what: 'check a file, stored and compared with the users',
    value: measured,
    unit: 'rows/s',
    limit: { what: 'the rules alone, on one core, nothing stored', value: limit },
    aims: [{ of: 'value', atLeast: 100_000 }],
    besides: `upload ${median(uploads).toFixed(2)} s`,
  };
}

function judgeAlone(file: Buffer): number {
  const begun = performance.now();
  const context = fileAloneContext({ testNumbers: true, today: '2026-01-01', levelDigitsSwapped: false });
  for (const row of startFileCheck(file, context).rows)
    if (row.faults.length > 0) throw new Error('the file has faults');
  return (performance.now() - begun) / 1000;
}

/** Peak of a fresh server for a small and for the large file, from upload to the last user created. */
async function measureMemory(database: BenchDatabase, file: Buffer, options: BenchOptions): Promise<Figure> {
  const small = peopleFile(smallRows);
  const peakOf = async (rows: Buffer) => {
    await emptyTables(database);
    const server = await startBenchServer(database);
    try {
      return await peakMb(server.pid, async () => {
        const checked = await checkFile(database, server, rows);
        await applyImport(database, server, checked, 'all-or-nothing');
      });
    } finally {
      await server.stop();
    }
  };
  const [least, most] = [await peakOf(small), await peakOf(file)];
  return {
    what: `memory: peak at ${options.rows} rows less that at ${smallRows}`,
    value: most - least,
    unit: 'MB',
    aims: [{ of: 'value', atMost: 2 * megabytes(file.length - small.length) + allowedMb }],
    besides: `${least.toFixed(0)} and ${most.toFixed(0)} MB`,
  };
}

async function measureApply(parts: Parts, mode: Mode): Promise<Figure[]> {
  const { database, server, file, options, say } = parts;
  const tenths: number[] = [];
  await emptyTables(database);
  await applyImport(database, server, await checkFile(database, server, file), mode);
  const ready = await readyRows(database);
  const { measured, limit, ratio } = await alternate(
    {
      async measured() {
        await emptyTables(database);
        const applied = await applyImport(database, server, await checkFile(database, server, file), mode);
        tenths.push(lastTenthRatio(applied));
        say(
          `${mode}: ${applied.seconds.toFixed(2)} s; tenths until ${applied.tenths.map((second) => second.toFixed(1)).join(' ')}`,
        );
        return options.rows / applied.seconds;
      },
      async limit() {
        await emptyTables(database);
        const seconds = await insertPlainly(database, ready);
        say(`plain SQL: ${seconds.toFixed(2)} s`);
        return options.rows / seconds;
      },
    },
    options.runs,
  );
  const users = {
    what: `apply ${mode}`,
    value: measured,
    unit: 'users/s',
    limit: { what: 'insert … select from unnest into the same tables, triggers off', value: limit },
    aims: [
      { of: 'value' as const, atLeast: 5_000 },
      { of: 'ratio' as const, atLeast: 0.5 },
    ],
    besides: `median of the ratios ${ratio.toFixed(2)}`,
  };
  const last = {
    what: `last tenth beside the first, ${mode}`,
    value: median(tenths),
    unit: 'times',
    aims: [{ of: 'value' as const, atLeast: 0.8 }],
  };
  return [users, last];
}

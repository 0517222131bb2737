import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { buildWebAppIfStale } from '@tillid/server/cli/build-web-app';
import { findFreePorts } from '../../test/support/free-ports.ts';
import type { Bench } from '../harness/bench.ts';
import { startBenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { secondsOf } from '../harness/measure.ts';
import { residentMb } from '../harness/memory.ts';
import { endWithThis, programOf, startBenchServer } from '../harness/server.ts';
import { median } from '../harness/statistics.ts';
import { readable } from '../harness/table.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const seededUsers = 100_000;
const settleMs = 4_000;
const startAim = [{ of: 'value', atMost: 2 }] as const;
const memoryAim = [{ of: 'value', atMost: 150 }] as const;

/** From the command to ready, at the first start and with data present, and what the processes hold when nothing happens. */
export const measureStart: Bench = async ({ users, runs }, say) => {
  await buildWebAppIfStale();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tillid-bench-start-'));
  try {
    const figures: Figure[] = [];
    say('first start');
    const first = await startEverything(dataDirectory);
    figures.push({ what: 'first start, with everything built in', value: first.seconds, unit: 's' });
    await first.stop();
    const seeded = Math.min(users, seededUsers);
    say(`seeding ${seeded} users`);
    await runCommand(dataDirectory, ['seed', '--users', String(seeded)]);
    say('starts with data present');
    const later = await repeatStarts(dataDirectory, runs);
    const label = `with ${seeded.toLocaleString('en')} users present`;
    figures.push({
      what: `start ${label}, with everything built in`,
      value: median(later.seconds),
      unit: 's',
      aims: startAim,
      besides: `slowest of ${runs} ${readable(Math.max(...later.seconds))} s`,
    });
    figures.push({ what: 'idle memory of npm start, without PostgreSQL', value: median(later.memory), unit: 'MB' });
    const alone = await measureServe(runs, say);
    return { figures: [...figures, ...alone.figures], postgresql: alone.version };
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  }
};

async function repeatStarts(dataDirectory: string, runs: number): Promise<{ seconds: number[]; memory: number[] }> {
  const [seconds, memory]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    const started = await startEverything(dataDirectory);
    await wait(settleMs);
    seconds.push(started.seconds);
    memory.push(residentMb(started.pid));
    await started.stop();
  }
  return { seconds, memory };
}

async function measureServe(
  runs: number,
  say: (line: string) => void,
): Promise<{ figures: Figure[]; version: string }> {
  say('tillid serve');
  const database = await startBenchDatabase();
  const [seconds, memory]: [number[], number[]] = [[], []];
  try {
    for (let run = 0; run < runs; run += 1) {
      const begun = performance.now();
      const server = await startBenchServer(database);
      seconds.push((performance.now() - begun) / 1000);
      await wait(settleMs);
      memory.push(residentMb(server.pid));
      await server.stop();
    }
  } finally {
    await database.stop();
  }
  const figures: Figure[] = [
    { what: 'start of tillid serve, database running', value: median(seconds), unit: 's', aims: startAim },
    { what: 'idle memory of tillid serve', value: median(memory), unit: 'MB', aims: memoryAim },
  ];
  return { figures, version: database.version };
}

type Started = { readonly seconds: number; readonly pid: number; readonly stop: () => Promise<void> };

/** What `npm start` runs, without npm. */
async function startEverything(dataDirectory: string): Promise<Started> {
  const port = await findFreePorts();
  const child = spawnCommand(dataDirectory, ['start'], { PORT: String(port) });
  let output = '';
  const seconds = await secondsOf(
    () =>
      new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (part: Buffer) => {
          output += part.toString();
          if (output.includes('Ctrl-C stops everything')) resolve();
        });
        child.once('exit', () => reject(new Error(`the start ended before it was ready: ${output}`)));
      }),
  );
  return {
    seconds,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function runCommand(dataDirectory: string, args: readonly string[]): Promise<void> {
  const child = spawnCommand(dataDirectory, args, {});
  child.stdout.resume();
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`tillid ${args.join(' ')} ended with ${String(code)}`);
}

function spawnCommand(dataDirectory: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...programOf(...args)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], TILLID_DATA: dataDirectory, LOG_LEVEL: 'warn', ...environment },
  });
  endWithThis(child);
  return child;
}

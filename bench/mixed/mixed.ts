import { setTimeout as wait } from 'node:timers/promises';
import { startTestEid } from '../../test/support/start-eid.ts';
import type { Bench } from '../harness/bench.ts';
import { startBenchDatabase, type BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import type { BenchOptions } from '../harness/options.ts';
import { startBenchServer, type BenchServer } from '../harness/server.ts';
import { makeSession, type Session } from '../harness/session.ts';
import { percentile } from '../harness/statistics.ts';
import { applyImport, checkFile, type CheckedImport, type Mode } from '../import/import-run.ts';
import { peopleFile } from '../import/people-file.ts';
import { actMeanwhile, acts, type Durations } from './other-people.ts';

type Parts = { readonly database: BenchDatabase; readonly server: BenchServer; readonly others: readonly Session[] };

const rowsOfImport = 2;
const usersOfOthers = 20_000;
const allowedMs = 100;

/** What other people wait for while twice the rows of the option are imported, beside what they wait for when nothing is. */
export const measureMixed: Bench = async (options, say) => {
  const database = await startBenchDatabase();
  const eid = await startTestEid();
  const server = await startBenchServer(database, { ...eid.environment, SIGN_IN_STARTS_PER_MINUTE: '1000000' });
  try {
    const others = await moveIn(database, server);
    const parts = { database, server, others };
    const quiet = await whileNothing(parts, Math.max(20, options.seconds));
    say(`nobody imports: ${sayAll(quiet)}`);
    const figures: Figure[] = [];
    for (const mode of ['all-or-nothing', 'good-rows-only'] as const) {
      const busy = await whileImporting(parts, options, mode);
      say(`${mode}: ${sayAll(busy)}`);
      figures.push(figureOf(`p99 of others, ${options.rows * rowsOfImport} rows imported ${mode}`, quiet, busy));
    }
    return { figures, postgresql: database.version };
  } finally {
    await server.stop();
    await eid.stop();
    await database.stop();
  }
};

/** Another organisation with users of its own, and in each organisation somebody who works there. */
async function moveIn(database: BenchDatabase, server: BenchServer): Promise<Session[]> {
  const imported = await importInto({ database, server }, { file: peopleFile(usersOfOthers), mode: 'all-or-nothing' });
  return [imported.session, await makeSession(database, imported.session.organisationId)];
}

async function whileNothing({ server, others }: Parts, seconds: number): Promise<Durations> {
  let over = false;
  const acting = actMeanwhile(server, others, { isOver: () => over });
  await wait(seconds * 1000);
  over = true;
  return acting;
}

/** Somebody of the importing organisation is among the others. */
async function whileImporting(parts: Parts, options: BenchOptions, mode: Mode): Promise<Durations> {
  const { database, server, others } = parts;
  const own = await importInto(parts, { file: peopleFile(1_000), mode });
  const file = peopleFile(options.rows * rowsOfImport);
  let over = false;
  const colleague = await makeSession(database, own.session.organisationId);
  const acting = actMeanwhile(server, [...others, colleague], { isOver: () => over });
  await importInto(parts, { file, mode, session: own.session }).finally(() => (over = true));
  return await acting;
}

async function importInto(
  { database, server }: Pick<Parts, 'database' | 'server'>,
  { file, mode, session }: { file: Buffer; mode: Mode; session?: Session },
): Promise<CheckedImport> {
  const checked = await checkFile(database, server, file, session);
  await applyImport(database, server, checked, mode);
  return checked;
}

function figureOf(what: string, quiet: Durations, busy: Durations): Figure {
  return {
    what,
    value: percentile(Object.values(busy).flat(), 99),
    unit: 'ms',
    limit: { what: 'the same when nothing is imported', value: percentile(Object.values(quiet).flat(), 99) },
    aims: [{ of: 'value', atMost: allowedMs }],
    besides: sayAll(busy),
  };
}

function sayAll(durations: Durations): string {
  return acts
    .map((act) => {
      const [p50, p99] = [percentile(durations[act], 50), percentile(durations[act], 99)];
      return `${act} p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms (${durations[act].length})`;
    })
    .join('; ');
}

import { Temporal } from 'temporal-polyfill';
import { pino } from 'pino';
import { verifierOf } from '@tillid/server/platform/crypto/history-key';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import { sealHistory } from '@tillid/server/platform/history/sealer';
import { verifyHistory } from '@tillid/server/platform/history/verify-history';
import type { Bench } from '../harness/bench.ts';
import { startBenchDatabase, type BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { bodyOf, createHttpClient } from '../harness/http.ts';
import { latencyOf } from '../harness/latency.ts';
import { secondsOf } from '../harness/measure.ts';
import { megabytes } from '../harness/memory.ts';
import type { BenchOptions } from '../harness/options.ts';
import { seedBench } from '../harness/seeded.ts';
import { startBenchServer } from '../harness/server.ts';
import { makeSession } from '../harness/session.ts';
import { insertManyEvents } from './many-events.ts';
import { measureExport } from './measure-export.ts';
import { measureViews } from './measure-views.ts';

const users = 100_000;
const sealedEvents = 300_000;
const readAim = [{ of: 'value', atMost: 20 }] as const;

/** Reading histories among millions of events, and how fast history is sealed, verified and exported. */
export const measureHistory: Bench = async (options, say) => {
  const database = await startBenchDatabase();
  try {
    say('sealing, verifying and exporting');
    const chain = await measureChain(database);
    say(`seeding ${options.events} events`);
    const [large] = await seedBench(database, { users: Math.min(users, options.users), organisations: 1, events: 0 });
    const organisationId = large?.organisationId ?? '';
    const fill = await measureFill(database, organisationId, options, say);
    say('reading');
    const read = await measureReading({ database, organisationId, options }, say);
    return { figures: [...chain, ...fill, ...read], postgresql: database.version };
  } finally {
    await database.stop();
  }
};

async function measureChain(database: BenchDatabase): Promise<Figure[]> {
  const [small] = await seedBench(database, { users: 1_000, organisations: 1, events: sealedEvents });
  const organisationId = asOrganisationId(small?.organisationId ?? '');
  const clock = { now: () => Temporal.Now.instant() };
  const sealing = await secondsOf(() => sealHistory({ ...database, clock, log: pino({ level: 'silent' }) }));
  const scope = { organisationId, actor: { kind: 'system' }, requestId: 'bench', now: clock.now() } as const;
  const publicKey = await database.work(
    scope,
    async (tx) => (await database.keyring.ofDeployment(tx)).historyKey().publicKey,
  );
  let isWhole = false;
  let events = 0;
  const verifying = await secondsOf(async () => {
    const parts = { verify: verifierOf([publicKey]), expected: [], onFault: () => undefined };
    const report = await verifyHistory(database.work, scope, parts);
    ({ isWhole, events } = report);
  });
  if (!isWhole) throw new Error('a history that was just sealed is not whole');
  return [
    { what: `seal ${events.toLocaleString('en')} events`, value: events / sealing, unit: 'events per s' },
    { what: `verify ${events.toLocaleString('en')} events`, value: events / verifying, unit: 'events per s' },
    ...(await measureExport(database, organisationId)),
  ];
}

async function measureFill(
  database: BenchDatabase,
  organisationId: string,
  { events }: BenchOptions,
  say: (line: string) => void,
): Promise<Figure[]> {
  const seconds = await secondsOf(() =>
    insertManyEvents(database, organisationId, events, (done) => say(`${done} events`)),
  );
  await database.query('vacuum analyze history_event');
  const [size] = await database.query<{ bytes: string }>(`select pg_total_relation_size('history_event') as bytes`);
  const bytes = Number(size?.bytes ?? 0);
  return [
    { what: 'put events in, set-based, triggers off', value: events / seconds, unit: 'events per s' },
    {
      what: 'an event with its indexes',
      value: bytes / events,
      unit: 'bytes',
      besides: `${Math.round(megabytes(bytes))} MB in all`,
    },
  ];
}

type Reading = { readonly database: BenchDatabase; readonly organisationId: string; readonly options: BenchOptions };

async function measureReading(reading: Reading, say: (line: string) => void): Promise<Figure[]> {
  const { database, organisationId, options } = reading;
  const { events, seconds, runs } = options;
  const server = await startBenchServer(database);
  try {
    const session = await makeSession(database, organisationId);
    const client = createHttpClient(server, session);
    const people = await database.query<{ id: string }>(
      'select id from business_user where organisation_id = $1 order by md5(id::text) limit 5000',
      [organisationId],
    );
    const read = async (number: number) =>
      bodyOf(await client.get(`/api/v1/users/${people[number % people.length]?.id ?? ''}/history`));
    const what = `one user's history among ${events.toLocaleString('en')} events, over HTTP`;
    const figure = await latencyOf(what, read, { seconds: seconds * runs, aims: readAim });
    const views = await measureViews({ ...reading, client }, say);
    client.close();
    return [figure, ...views];
  } finally {
    await server.stop();
  }
}

import type { Bench } from '../harness/bench.ts';
import { startBenchDatabase, type BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { bodyOf, createHttpClient, type HttpClient } from '../harness/http.ts';
import { latencyOf } from '../harness/latency.ts';
import { alternate, repeat, secondsOf } from '../harness/measure.ts';
import type { BenchOptions } from '../harness/options.ts';
import { seedBench } from '../harness/seeded.ts';
import { startBenchServer, type BenchServer } from '../harness/server.ts';
import { makeSession, type Session } from '../harness/session.ts';
import { readable } from '../harness/table.ts';
import { bareSqlPage } from './bare-page.ts';
import { measureFilters } from './measure-filters.ts';
import { measureSearches } from './measure-searches.ts';
import { findPlaces, type Place } from './page-places.ts';

import { useCasePage } from './use-case-page.ts';

type Measured = {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly organisationId: string;
  readonly label: string;
  readonly options: BenchOptions;
};

const pageAim = [{ of: 'value', atMost: 10 }] as const;
const smallest = 100_000;

/** Pages, searches and filters of the users list at 100,000 and at all users in one organisation, and beside many small organisations. */
export const measureLists: Bench = async (options, say) => {
  const database = await startBenchDatabase();
  try {
    const server = await startBenchServer(database);
    try {
      return { figures: await measureSizes({ database, server, options }, say), postgresql: database.version };
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
};

async function measureSizes(
  parts: Omit<Measured, 'organisationId' | 'label'>,
  say: (line: string) => void,
): Promise<Figure[]> {
  const { database, options } = parts;
  const figures: Figure[] = [];
  const sizes = [
    {
      label: `${count(Math.min(smallest, options.users))} users`,
      users: Math.min(smallest, options.users),
      organisations: 1,
    },
    ...(options.users > smallest
      ? [{ label: `${count(options.users)} users`, users: options.users, organisations: 1 }]
      : []),
    {
      label: `2 users of ${count(options.organisations)} organisations`,
      users: 2 * options.organisations,
      organisations: options.organisations,
    },
  ];
  for (const { label, users, organisations } of sizes) {
    say(`seeding ${label}`);
    let made: { organisationId: string }[] = [];
    const seconds = await secondsOf(async () => {
      made = await seedBench(database, { users, organisations, events: 0 });
    });
    figures.push({ what: `seed ${label}`, value: users / seconds, unit: 'users per s' });
    const organisationId = made[Math.floor(made.length / 2)]?.organisationId ?? '';
    say(`measuring ${label}`);
    const measured = await measureOrganisation({ ...parts, organisationId, label }, organisations === 1);
    for (const { what, value, unit } of measured) say(`  ${what}: ${readable(value)} ${unit}`);
    figures.push(...measured);
  }
  return figures;
}

async function measureOrganisation(measured: Measured, isLarge: boolean): Promise<Figure[]> {
  const { database, server, organisationId } = measured;
  const session = await makeSession(database, organisationId);
  const client = createHttpClient(server, session);
  try {
    const pages = await measurePages(measured, session, client);
    if (!isLarge) return pages;
    const searches = await measureSearches(measured, client);
    return [...pages, ...searches, ...(await measureFilters({ ...measured, session, client }))];
  } finally {
    client.close();
  }
}

async function measurePages(
  { database, organisationId, label, options }: Measured,
  session: Session,
  client: HttpClient,
): Promise<Figure[]> {
  const places = await findPlaces(database, organisationId, 1_000);
  const { seconds } = options;
  const readPage = (query: string) => async () => bodyOf(await client.get(`/api/v1/users${query}`));
  // Where all users are on one page, nobody has a cursor.
  const placeAt = (number: number) => (places.length > 25 ? places[(number * 37) % places.length] : undefined);
  const first = await latencyOf(`${label}: first page, over HTTP`, readPage(''), { seconds, aims: pageAim });
  const deep = await latencyOf(
    `${label}: a page anywhere, over HTTP`,
    (number) => readPage(afterOf(placeAt(number)))(),
    { seconds, aims: pageAim },
  );
  const imported = await latencyOf(
    `${label}: first page of imported users, over HTTP`,
    async () => bodyOf(await client.get('/api/v1/imported-users')),
    { seconds, aims: pageAim },
  );
  const [bare, useCase] = [bareSqlPage(database, organisationId), useCasePage(database, session)];
  const rateOf = (read: typeof bare) => async () =>
    (await repeat((number) => read(placeAt(number)), { seconds: seconds / 2 })).perSecond;
  const measuredPage = (place: Place | undefined) => useCase({ after: place?.cursor });
  const rates = await alternate({ measured: rateOf(measuredPage), limit: rateOf(bare) }, options.runs);
  return [
    first,
    deep,
    imported,
    {
      what: `${label}: a page anywhere, the use case`,
      value: rates.measured,
      unit: 'pages per s',
      limit: { what: 'the bare SQL of what the page shows, one transaction as the application', value: rates.limit },
      aims: [{ of: 'ratio', atLeast: 0.7 }],
    },
  ];
}

function afterOf(place: Place | undefined): string {
  return place === undefined ? '' : `?after=${place.cursor}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

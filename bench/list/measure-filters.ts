import { Temporal } from 'temporal-polyfill';
import type { BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { bodyOf, type HttpClient } from '../harness/http.ts';
import { latencyOf } from '../harness/latency.ts';
import { alternate, repeat } from '../harness/measure.ts';
import type { BenchOptions } from '../harness/options.ts';
import type { Session } from '../harness/session.ts';
import { bareSql } from './bare-page.ts';
import { bareStatement, filteredPages } from './filtered-pages.ts';
import { spreadUsers } from './spread-users.ts';
import { useCasePage } from './use-case-page.ts';

type Parts = {
  readonly database: BenchDatabase;
  readonly session: Session;
  readonly client: HttpClient;
  readonly label: string;
  readonly options: BenchOptions;
};

const pageAim = [{ of: 'value', atMost: 10 }] as const;
const rateAim = [{ of: 'ratio', atLeast: 0.7 }] as const;

/** The first page of each filter and order: what a client waits for, and the use case beside the bare SQL of the same page. */
export async function measureFilters({ database, session, client, label, options }: Parts): Promise<Figure[]> {
  const { organisationId } = session;
  const ids = await spreadUsers(database, organisationId);
  const [bare, useCase] = [bareSql(database, organisationId), useCasePage(database, session)];
  const { seconds, runs } = options;
  const figures: Figure[] = [];
  for (const page of filteredPages(ids, Temporal.Now.plainDateISO().subtract({ years: 1 }).toString())) {
    const what = `${label}: ${page.what}`;
    const get = async () => bodyOf(await client.get(`/api/v1/users?${page.query}`));
    figures.push(await latencyOf(`${what}, over HTTP`, get, { seconds, aims: pageAim }));
    const query = Object.fromEntries(new URLSearchParams(page.query));
    const statement = bareStatement(page);
    const rateOf = (read: () => Promise<number>) => async () =>
      (await repeat(read, { seconds: seconds / 4 })).perSecond;
    const rates = await alternate(
      { measured: rateOf(() => useCase(query)), limit: rateOf(() => bare(statement)) },
      runs,
    );
    figures.push({
      what: `${what}, the use case`,
      value: rates.measured,
      unit: 'pages per s',
      limit: { what: 'the bare SQL of the page', value: rates.limit },
      aims: rateAim,
    });
  }
  return figures;
}

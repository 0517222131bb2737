import type { BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { bodyOf, type HttpClient } from '../harness/http.ts';
import { alternate, repeat } from '../harness/measure.ts';
import type { BenchOptions } from '../harness/options.ts';
import { percentile } from '../harness/statistics.ts';
import { readable } from '../harness/table.ts';
import { historyViews, type HistoryView } from './history-views.ts';

type Measured = {
  readonly database: BenchDatabase;
  readonly client: HttpClient;
  readonly organisationId: string;
  readonly options: BenchOptions;
};

const pageAim = [{ of: 'value', atMost: 20 }] as const;

/** What a client waits for each view of a history, beside the bare SQL that reads the same rows. */
export async function measureViews(measured: Measured, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const view of await historyViews(measured.database, measured.organisationId)) {
    const figure = await measureView(measured, view);
    say(`  ${figure.what}: ${readable(figure.value)} ${figure.unit}`);
    figures.push(figure);
  }
  return figures;
}

async function measureView(
  { database, client, organisationId, options }: Measured,
  view: HistoryView,
): Promise<Figure> {
  const { what, queries } = view;
  const pages = new Map<number, string[]>();
  const read = async (number: number) => {
    const index = number % queries.length;
    const page = bodyOf(await client.get(`/api/v1/history?${queries[index] ?? ''}`)) as {
      items: { eventId: string }[];
    };
    pages.set(
      index,
      page.items.map(({ eventId }) => eventId),
    );
  };
  // The warming turn tells which rows each page has.
  for (let number = 0; number < queries.length; number += 1) await read(number);
  const bare = readRows(database, organisationId);
  const seconds = options.seconds / 2;
  const medians: number[] = [];
  async function slowest(call: (number: number) => Promise<unknown>): Promise<number> {
    return percentile((await repeat(call, { seconds })).durationsMs, 99);
  }
  async function slowestPage(): Promise<number> {
    const { durationsMs } = await repeat(read, { seconds });
    medians.push(percentile(durationsMs, 50));
    return percentile(durationsMs, 99);
  }
  const { measured, limit } = await alternate(
    { measured: slowestPage, limit: () => slowest((number) => bare(pages.get(number % queries.length) ?? [])) },
    options.runs,
  );
  const rows = [...pages.values()].reduce((sum, ids) => sum + ids.length, 0) / pages.size;
  return {
    what: `history, ${what}, over HTTP`,
    value: measured,
    unit: 'ms p99',
    limit: { what: 'the bare SQL that reads the same rows by their ids, as the application', value: limit },
    aims: pageAim,
    besides: `p50 ${readable(percentile(medians, 50))} ms, ${Math.round(rows)} events on a page`,
  };
}

/** Reads events with nothing around it, in one transaction as the application's role under row-level security. */
function readRows(database: BenchDatabase, organisationId: string) {
  const begin = `begin; set local role "${database.roles.app}"; set local app.organisation_id = '${organisationId}'`;
  const select = `select id, kind, at, entity_type, entity_id, actor_kind, actor_id, changed_fields, "values" from history_event
    where organisation_id = $1 and id = any($2::uuid[])`;
  return async (ids: readonly string[]): Promise<void> => {
    const connection = await database.pool.connect();
    try {
      await connection.query(begin);
      await connection.query(select, [organisationId, ids]);
      await connection.query('commit');
    } finally {
      connection.release();
    }
  };
}

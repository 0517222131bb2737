import {
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { Patience } from './patience.ts';
import { timedQuery } from './pool.ts';
import type { Database } from './tables.ts';

/** Sends a statement over a connection; what is sent before an answer came goes out together and is done in this order. */
export type Send = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

/** Asks over one connection; with patience, each question has its time, since a database that stands still keeps no time itself. */
export function sender(client: pg.PoolClient, patience: Patience | undefined): { statement: Send; brief: Send } {
  const within =
    (timeoutMs: number): Send =>
    (text, values) => {
      sendTogether(client);
      return client.query(timedQuery(text, timeoutMs, values, planOf(patience, text, values)));
    };
  if (patience === undefined) {
    const unlimited: Send = (text, values) => {
      sendTogether(client);
      return client.query(text, values);
    };
    return { statement: unlimited, brief: unlimited };
  }
  // PostgreSQL's own limit comes first where it can: it ends the statement and keeps the connection.
  return { statement: within(patience.statementMs + patience.briefMs), brief: within(patience.briefMs) };
}

/** A query builder whose statements are sent in the moment in which they are executed, so that they stay in the order of the program. */
export function queryBuilder(send: Send): Kysely<Database> {
  const connection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { command, rowCount, rows } = await send(sql, parameters as unknown[]);
      return changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
    },
    streamQuery() {
      throw new Error('a unit of work reads no streams');
    },
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  return new Kysely<Database>({ config: { dialect }, dialect, driver, executor });
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const driver = new DummyDriver();
const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
};
const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Holds what is sent until the program waits: one write for many statements costs the system as much as for one. */
function sendTogether({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** A text beyond these has been made of how many values there were, and is seldom seen again. */
const mostPlans = 500;
const plans = new Map<string, string>();

/** The name under which each connection keeps the plan of a statement: to parse and plan a small one costs more than to execute it. */
function planOf(patience: Patience | undefined, text: string, values: unknown[] | undefined): string | undefined {
  if (patience?.keepsPlans !== true || values === undefined || values.length === 0) return undefined;
  const known = plans.get(text);
  if (known !== undefined || plans.size >= mostPlans) return known;
  const name = `tillid_${plans.size + 1}`;
  plans.set(text, name);
  return name;
}

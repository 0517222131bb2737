import pg from 'pg';

const types = new pg.TypeOverrides();
types.setTypeParser(
  pg.types.builtins.TIMESTAMPTZ,
  (value) => `${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, '')}Z`,
);
types.setTypeParser(pg.types.builtins.DATE, (value) => value);
types.setTypeParser(pg.types.builtins.INT8, Number);

/** Given to every connection: one that breaks without a word, as with the machine at its other end, is noticed by both ends. */
export const keptAlive = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: 10_000,
} as const;
/** PostgreSQL frees the locks of a server that is gone within a minute, not after the two hours that systems wait by themselves. */
export const keepAliveOptions = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

/** Opens a pool whose instants come as ISO UTC strings, days as `YYYY-MM-DD` and bigints as numbers. */
export function openPool(url: string, options: { max: number; role?: string }): pg.Pool {
  const role = options.role === undefined ? '' : ` -c role=${options.role}`;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    ...keptAlive,
    idleTimeoutMillis: 30_000,
    // What a program does not wait for is sent behind what it waits for.
    pipeline: true,
    options: `-c timezone=UTC -c search_path=public ${keepAliveOptions}${role}`,
    types,
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

/** A query that fails when it has no answer in time; its connection must then not go back into the pool. `name` keeps its plan. */
export function timedQuery(text: string, timeoutMs: number, values?: unknown[], name?: string): pg.QueryConfig {
  const query: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: timeoutMs };
  if (values !== undefined) query.values = values;
  if (name !== undefined) query.name = name;
  return query;
}

/** Whether an error says that a timed query got no answer. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

/** Whether a connection keeps plans that the database no longer goes by: a table changed, or the plans are gone. */
export function hasStalePlans(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '26000' || error.routine === 'RevalidateCachedQuery');
}

function ignore(): void {
  return undefined;
}

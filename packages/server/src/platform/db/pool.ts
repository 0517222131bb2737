import pg from 'pg';

const types = new pg.TypeOverrides();
types.setTypeParser(
  pg.types.builtins.TIMESTAMPTZ,
  (value) => `${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, '')}Z`,
);
types.setTypeParser(pg.types.builtins.DATE, (value) => value);
types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool whose instants come as ISO UTC strings, days as `YYYY-MM-DD` and bigints as numbers. */
export function openPool(url: string, options: { max: number; role?: string }): pg.Pool {
  const role = options.role === undefined ? '' : ` -c role=${options.role}`;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options: `-c timezone=UTC -c search_path=public${role}`,
    types,
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

function ignore(): void {
  return undefined;
}

import pg from 'pg';

const timestamptz = 1184;
const date = 1082;
const bigint = 20;

/** Opens a pool whose instants come as ISO UTC strings, days as `YYYY-MM-DD` and bigints as numbers. */
export function openPool(url: string, options: { max: number; role?: string }): pg.Pool {
  const role = options.role === undefined ? '' : ` -c role=${options.role}`;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options: `-c timezone=UTC -c search_path=public${role}`,
    types: { getTypeParser },
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

function getTypeParser(oid: number): (value: string) => unknown {
  if (oid === timestamptz) return (value) => `${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, '')}Z`;
  if (oid === date) return (value) => value;
  if (oid === bigint) return Number;
  return pg.types.getTypeParser<string, unknown>(oid);
}

import type pg from 'pg';

type Release = (error?: Error | boolean) => void;
type WhenConnected = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;

/**
 * The pool as the job queue needs it: what is given back twice counts once. Graphile Worker gives a connection back a second time
 * when it is cut off between "listen" and its answer while the worker stops, and nobody awaits that failure: it would end the process.
 */
export function queuePool(pool: pg.Pool): pg.Pool {
  function connect(whenConnected?: WhenConnected): Promise<pg.PoolClient> | undefined {
    if (whenConnected === undefined) return pool.connect();
    pool.connect((error, client, release) => whenConnected(error, client, once(release)));
    return undefined;
  }
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return connect;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function once(release: Release): Release {
  let isReleased = false;
  return (error) => {
    if (isReleased) return;
    isReleased = true;
    release(error);
  };
}

import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from './tables.ts';
import { asOrganisationId, type Scope, type SystemTx, type Tx } from './scope.ts';
import type { RoleNames } from './roles.ts';

export type { SystemTx, Tx } from './scope.ts';

/** One unit of work: everything in `fn` commits together or not at all; throws what `fn` throws. */
export type Work = <T>(scope: Scope, fn: (tx: Tx) => Promise<T>) => Promise<T>;

/** One unit of work across organisations, on the global tables only. Its callers are listed by a test. */
export type SystemWork = <T>(fn: (tx: SystemTx) => Promise<T>) => Promise<T>;

/** Makes the entrance to the tables of organisations. */
export function createWork(pool: pg.Pool, roles: RoleNames): Work {
  return (scope, fn) => {
    const organisationId = asOrganisationId(scope.organisationId);
    const begin = `begin; set local role "${roles.app}"; set local app.organisation_id = '${organisationId}'`;
    return inTransaction(pool, begin, async (db) => {
      const tx = { db, scope } as Tx;
      const result = await fn(tx);
      await scope.beforeCommit?.(tx, result);
      return result;
    });
  };
}

/** Makes the entrance to the global tables. */
export function createSystemWork(pool: pg.Pool, roles: RoleNames): SystemWork {
  return (fn) => inTransaction(pool, `begin; set local role "${roles.system}"`, (db) => fn({ db } as SystemTx));
}

async function inTransaction<T>(pool: pg.Pool, begin: string, fn: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let ended = false;
  let broken: Error | undefined;
  client.on('error', ignore);
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: {
        connect: () =>
          ended
            ? Promise.reject(new Error('the unit of work has ended'))
            : Promise.resolve({ query: client.query.bind(client) as never, release: ignore }),
        end: () => Promise.resolve(),
        options: {},
      },
    }),
  });
  try {
    await client.query(begin);
    const result = await fn(db);
    ended = true;
    const commit = await client.query('commit');
    // PostgreSQL answers a commit after a swallowed error with ROLLBACK and no error of its own.
    if (commit.command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    ended = true;
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

function ignore(): void {
  return undefined;
}

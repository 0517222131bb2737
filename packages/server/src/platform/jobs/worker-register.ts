import type pg from 'pg';
import { advisoryLocks } from '../db/advisory-locks.ts';

/** A worker's place in the register of workers that are alive: it is held by a connection and ends with it, also at `kill -9`. */
export type WorkerPlace = {
  /** Enters the worker's id; until then no other server judges which workers are dead. */
  readonly enter: (workerId: string) => Promise<void>;
  /** Releases the jobs of dead workers; gives how many there were. */
  readonly releaseJobsOfTheDead: () => Promise<number>;
  /** Resolves when the connection is gone, and with it the place. */
  readonly lost: Promise<void>;
  readonly leave: () => void;
};

// A starting worker holds it until it is entered, and whoever judges while judging.
const registerLock = advisoryLocks.workerRegister;
const lockOfWorker = (workerId: string) => `hashtextextended('tillid worker ' || ${workerId}, 0)`;

/** Takes a place in the register and releases the jobs that dead workers left locked. */
export async function takeWorkerPlace(pool: pg.Pool): Promise<WorkerPlace> {
  const client = await pool.connect();
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  client.once('end', lose);
  let own: string | null = null;
  let left = false;
  function leave(): void {
    if (left) return;
    left = true;
    // The locks belong to the connection, so it does not go back into the pool.
    client.release(true);
  }
  try {
    await client.query('select pg_advisory_lock($1)', [registerLock]);
    await releaseJobsOfTheDead(client, own);
  } catch (error) {
    leave();
    throw error;
  }
  return {
    async enter(workerId) {
      await client.query(`select pg_advisory_lock(${lockOfWorker('$1')})`, [workerId]);
      own = workerId;
      await client.query('select pg_advisory_unlock($1)', [registerLock]);
    },
    releaseJobsOfTheDead: () => releaseJobsOfTheDead(client, own),
    lost,
    leave,
  };
}

/** A worker is dead when its lock is free; one's own, which this connection could take again, is left out. */
async function releaseJobsOfTheDead(client: pg.ClientBase, own: string | null): Promise<number> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [registerLock]);
    const { rows: dead } = await client.query<{ id: string }>(
      `with holder as materialized
         (select distinct locked_by as id from graphile_worker.jobs where locked_by is not null and locked_by is distinct from $1)
       select id from holder where pg_try_advisory_xact_lock(${lockOfWorker('id')})`,
      [own],
    );
    const released =
      dead.length === 0
        ? 0
        : await unlock(
            client,
            dead.map(({ id }) => id),
          );
    await client.query('commit');
    return released;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** A last try that was cut off is repeated: without it nobody would be told that the work failed. */
async function unlock(client: pg.ClientBase, workerIds: readonly string[]): Promise<number> {
  const { rows: jobs } = await client.query<{ id: string; tries: number; most: number }>(
    'select id, attempts as tries, max_attempts as most from graphile_worker.jobs where locked_by = any($1::text[])',
    [workerIds],
  );
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [workerIds]);
  for (const most of new Set(jobs.filter((job) => job.tries >= job.most).map((job) => job.most))) {
    const ended = jobs.filter((job) => job.tries >= job.most && job.most === most).map((job) => job.id);
    await client.query('select graphile_worker.reschedule_jobs($1::bigint[], attempts => $2)', [ended, most - 1]);
  }
  return jobs.length;
}

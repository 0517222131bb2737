import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import type pg from 'pg';
import { pino } from 'pino';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../../test/support/migrated-database.ts';
import { systemClock } from '../clock/clock.ts';
import { openPool } from '../db/pool.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { queuePool } from './queue-pool.ts';
import { startWorker, type JobHandler, type RunningWorker } from './worker.ts';

const organisationId = randomUUID();
let database: MigratedDatabase;
let opened: { pool: pg.Pool; worker: RunningWorker }[] = [];

before(async () => {
  database = await startMigratedDatabase();
});
after(() => database.stop());
afterEach(async () => {
  for (const { pool, worker } of opened) {
    await worker.stop();
    await pool.end();
  }
  opened = [];
  await database.query('delete from graphile_worker._private_jobs');
});

async function start(handler: JobHandler): Promise<RunningWorker> {
  const pool = openPool(database.serverUrl, { max: 6, role: database.roles.worker });
  const handlers = {
    'send-email': handler,
    'check-import': handler,
    'apply-import': handler,
    'run-activation-order': handler,
    'erase-expired': handler,
  };
  const parts = {
    pool,
    handlers,
    nightly: async () => undefined,
    clock: systemClock,
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    metrics: createMetrics(),
  };
  const worker = await startWorker({ ...parts, concurrency: 1 });
  opened.push({ pool, worker });
  return worker;
}

async function addJob(id: string): Promise<void> {
  await database.query(`select graphile_worker.add_job('send-email', $1::json, max_attempts => 12)`, [
    JSON.stringify({ organisationId, id }),
  ]);
}

/** A handler that notes each call and waits for the test at the first. */
function observed() {
  const calls: { id: string; lastTry: boolean }[] = [];
  const waiting: { wanted: number; resolve: () => void }[] = [];
  const handler: JobHandler = async (_scope, id, lastTry) => {
    calls.push({ id, lastTry });
    for (const each of waiting) if (calls.length >= each.wanted) each.resolve();
  };
  function called(wanted: number): Promise<void> {
    return new Promise((resolve) => {
      if (calls.length >= wanted) resolve();
      else waiting.push({ wanted, resolve });
    });
  }
  return { calls, handler, called };
}

test('what a worker that died left locked is taken up at the next start', async () => {
  await addJob('a');
  await database.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now(), attempts = 1`,
  );
  const { calls, handler, called } = observed();
  await start(handler);
  await called(1);
  assert.deepEqual(calls, [{ id: 'a', lastTry: false }]);
});

test('a last try that was cut off is repeated as the last', async () => {
  await addJob('a');
  await database.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now(), attempts = 12`,
  );
  const { calls, handler, called } = observed();
  await start(handler);
  await called(1);
  assert.deepEqual(calls, [{ id: 'a', lastTry: true }]);
});

test('a job that a living worker is at is left to it when another starts', async () => {
  await addJob('a');
  const first = observed();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await start(async (scope, id, lastTry) => {
    await first.handler(scope, id, lastTry);
    await released;
  });
  await first.called(1);
  const second = observed();
  await start(second.handler);
  await addJob('b');
  await second.called(1);
  release();
  assert.deepEqual(second.calls, [{ id: 'b', lastTry: false }]);
  assert.deepEqual(first.calls, [{ id: 'a', lastTry: false }]);
});

test('a worker whose connections are cut off begins again and loses no job', async () => {
  const { handler, called } = observed();
  await start(handler);
  await addJob('a');
  await called(1);
  await database.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await addJob('b');
  await called(2);
});

test('a connection that the queue gives back twice, as when it is cut off while a worker stops, goes back once', async () => {
  const pool = openPool(database.serverUrl, { max: 1 });
  await new Promise<void>((resolve) => {
    queuePool(pool).connect((_error, _client, release) => {
      release(true);
      release(true);
      resolve();
    });
  });
  const { rows } = await queuePool(pool).query<{ one: number }>('select 1 as one');
  assert.deepEqual([rows, pool.totalCount, pool.idleCount], [[{ one: 1 }], 1, 1]);
  await pool.end();
});

test('a stop waits for the job under way', async () => {
  await addJob('a');
  const { handler, called } = observed();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let done = false;
  const worker = await start(async (scope, id, lastTry) => {
    await handler(scope, id, lastTry);
    await released;
    done = true;
  });
  await called(1);
  const stopped = worker.stop();
  release();
  await stopped;
  assert.equal(done, true);
  assert.deepEqual(await database.query('select id from graphile_worker._private_jobs'), []);
});

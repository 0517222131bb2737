import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import {
  Logger,
  parseCronItems,
  run,
  type JobHelpers,
  type Runner,
  type TaskList,
  type WorkerPool,
} from 'graphile-worker';
import type pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.ts';
import { asOrganisationId, type Scope } from '../db/scope.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { TaskName } from './jobs.ts';
import { queuePool } from './queue-pool.ts';
import { takeWorkerPlace, type WorkerPlace } from './worker-register.ts';

/** Does one job; called again after a failure, so it must bear repetition. `lastTry` is true when no other try follows. */
export type JobHandler = (scope: Scope, id: string, lastTry: boolean) => Promise<void>;

/** One handler for each job. */
export type JobHandlers = Readonly<Record<TaskName, JobHandler>>;

/** A worker that works through the queue until it is stopped; a job under way at the stop is finished first. */
export type RunningWorker = { readonly stop: () => Promise<void> };

/** Done once every night for the whole deployment; again after a failure, so it must bear repetition. */
export type NightlyJob = (now: Temporal.Instant) => Promise<void>;

type Parts = {
  pool: pg.Pool;
  /** The jobs that this worker does; others are left to the workers that do them. */
  handlers: Partial<JobHandlers>;
  nightly?: NightlyJob;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  concurrency: number;
};
/** One run of the queue; it ends when it is closed, when its connections fail, or when it loses its place in the register. */
type Shift = { readonly ended: Promise<unknown>; readonly close: () => Promise<void> };

const judgeEveryMs = 30_000;
const beginAgainMs = 1_000;

/** Of all servers one adds it, at 01:30 UTC; where none ran then, as on a machine that is off at night, the first to start does. */
const nightly = parseCronItems([
  {
    task: 'nightly',
    match: '30 1 * * *',
    options: { backfillPeriod: 24 * 60 * 60 * 1000, jobKey: 'nightly', maxAttempts: 12 },
  },
]);

/** Starts working through the queue, beginning with what workers left that died; begins again after the database was away. */
export async function startWorker(parts: Parts): Promise<RunningWorker> {
  const stopping = new AbortController();
  const first = await beginShift(parts);
  const ended = keepWorking(parts, first, stopping.signal);
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

async function keepWorking(parts: Parts, first: Shift, stopping: AbortSignal): Promise<void> {
  const told = stopping.aborted ? Promise.resolve() : once(stopping, 'abort');
  for (let shift: Shift | undefined = first; shift !== undefined; shift = await beginAgain(parts, stopping)) {
    await Promise.race([shift.ended, told]);
    await shift.close();
    if (!stopping.aborted) parts.log.warn('the job queue lost the database and begins again');
  }
}

/** Tries until the database is there or the worker is to stop. */
async function beginAgain(parts: Parts, stopping: AbortSignal): Promise<Shift | undefined> {
  while (!stopping.aborted) {
    const shift = await beginShift(parts).catch(() => undefined);
    if (shift !== undefined) return shift;
    await wait(beginAgainMs, undefined, { signal: stopping }).catch(() => undefined);
  }
  return undefined;
}

async function beginShift(parts: Parts): Promise<Shift> {
  const place = await takeWorkerPlace(parts.pool);
  try {
    const events = new EventEmitter();
    const created = once(events, 'pool:create') as Promise<[{ workerPool: WorkerPool }]>;
    const runner = await runQueue(parts, events);
    const [{ workerPool }] = await created;
    const shift = openShift(parts, runner, place);
    await place.enter(workerPool.id).catch(async (error: unknown) => {
      await shift.close();
      throw error;
    });
    return shift;
  } catch (error) {
    place.leave();
    throw error;
  }
}

function openShift(parts: Parts, runner: Runner, place: WorkerPlace): Shift {
  const judging = setInterval(() => {
    // A failure means that the connection is gone, which ends the shift by itself.
    place.releaseJobsOfTheDead().then(
      (released) => {
        if (released > 0) parts.log.warn({ released }, 'jobs of a worker that died are taken up again');
      },
      () => undefined,
    );
  }, judgeEveryMs);
  return {
    ended: Promise.race([place.lost, runner.promise.catch(() => undefined)]),
    async close() {
      clearInterval(judging);
      // Refused when the run has ended by itself.
      await runner.stop().catch(() => undefined);
      await runner.promise.catch(() => undefined);
      place.leave();
    },
  };
}

function runQueue(parts: Parts, events: EventEmitter): Promise<Runner> {
  const tasks: TaskList = Object.fromEntries(
    Object.entries(parts.handlers).map(([task, handler]) => [
      task,
      (payload: unknown, helpers: JobHelpers) =>
        runJob(parts, task, helpers, async (lastTry) => {
          const { organisationId, id } = payload as { organisationId: string; id: string };
          await handler(scopeOf(parts, organisationId, helpers), id, lastTry);
        }),
    ]),
  );
  const { nightly: doNightly } = parts;
  if (doNightly !== undefined)
    tasks['nightly'] = (_, helpers) => runJob(parts, 'nightly', helpers, () => doNightly(parts.clock.now()));
  return run({
    pgPool: queuePool(parts.pool),
    taskList: tasks,
    parsedCronItems: doNightly === undefined ? [] : nightly,
    concurrency: parts.concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    events,
    // In batches a failure to write down that a job is done ends the run; one by one it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') parts.log.warn({ queue: message.replace(/'[^']*'/g, "'…'") }, 'job queue');
    }),
  });
}

async function runJob(
  parts: Parts,
  task: string,
  helpers: JobHelpers,
  handle: (lastTry: boolean) => Promise<void>,
): Promise<void> {
  const { attempts, max_attempts: maxAttempts, id } = helpers.job;
  const failure = await handle(attempts >= maxAttempts).then(
    () => undefined,
    (error: unknown) => ({ error: describeError(error) }),
  );
  parts.metrics.jobs.inc({ task, outcome: failure === undefined ? 'done' : 'failed' });
  if (failure === undefined) return;
  parts.log.error({ task, job: id, attempt: attempts, ...failure }, 'job failed');
  // The queue keeps the message of what is thrown: it must tell nothing of a person.
  throw new Error(`${task} failed, see the log of request ${requestIdOf(helpers)}`);
}

function scopeOf(parts: Parts, organisationId: string, helpers: JobHelpers): Scope {
  return {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: requestIdOf(helpers),
    now: parts.clock.now(),
  };
}

function requestIdOf({ job }: JobHelpers): string {
  return `job-${job.id}`;
}

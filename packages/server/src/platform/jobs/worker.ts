import { Logger, run, type JobHelpers, type Runner } from 'graphile-worker';
import type pg from 'pg';
import type { Clock } from '../clock/clock.ts';
import { asOrganisationId, type Scope } from '../db/scope.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { TaskName } from './jobs.ts';

/** Does one job; called again after a failure, so it must bear repetition. `lastTry` is true when no other try follows. */
export type JobHandler = (scope: Scope, id: string, lastTry: boolean) => Promise<void>;

/** One handler for each job. */
export type JobHandlers = Readonly<Record<TaskName, JobHandler>>;

type Parts = { pool: pg.Pool; handlers: JobHandlers; clock: Clock; log: Log; metrics: Metrics; concurrency: number };

/** Starts working through the queue until stopped; a job under way at the stop is finished first. */
export async function startWorker(parts: Parts): Promise<Runner> {
  const taskList = Object.fromEntries(
    Object.entries(parts.handlers).map(([task, handler]) => [
      task,
      (payload: unknown, helpers: JobHelpers) => runJob(parts, task, handler, { payload, helpers }),
    ]),
  );
  return await run({
    pgPool: parts.pool,
    taskList,
    concurrency: parts.concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') parts.log.warn({ queue: message.replace(/'[^']*'/g, "'…'") }, 'job queue');
    }),
  });
}

async function runJob(
  parts: Parts,
  task: string,
  handler: JobHandler,
  job: { payload: unknown; helpers: JobHelpers },
): Promise<void> {
  const { organisationId, id } = job.payload as { organisationId: string; id: string };
  const { attempts, max_attempts: maxAttempts, id: jobId } = job.helpers.job;
  const scope: Scope = {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: `job-${jobId}`,
    now: parts.clock.now(),
  };
  const failure = await handler(scope, id, attempts >= maxAttempts).then(
    () => undefined,
    (error: unknown) => ({ error: describeError(error) }),
  );
  parts.metrics.jobs.inc({ task, outcome: failure === undefined ? 'done' : 'failed' });
  if (failure === undefined) return;
  parts.log.error({ task, job: jobId, attempt: attempts, ...failure }, 'job failed');
  // The queue keeps the message of what is thrown: it must tell nothing of a person.
  throw new Error(`${task} failed, see the log of request ${scope.requestId}`);
}

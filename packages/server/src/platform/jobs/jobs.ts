import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { sendAlong, type SystemTx, type Tx } from '../db/work.ts';

/** Names of the jobs; a payload holds the organisation's id and a row's id, nothing else. */
export type TaskName =
  | 'send-email'
  | 'check-import'
  | 'apply-import'
  | 'run-activation-order'
  | 'run-bulk-change'
  | 'run-unit-removal'
  | 'issue-authenticator'
  | 'tell-issuer'
  | 'erase-expired';

/** Puts a job into the queue in this transaction; a job of the same key that still waits is replaced. */
export async function enqueueJob(
  tx: Tx,
  task: TaskName,
  id: string,
  options: { runAt?: Temporal.Instant; key?: string } = {},
): Promise<void> {
  const payload = JSON.stringify({ organisationId: tx.scope.organisationId, id });
  const runAt = options.runAt?.toString() ?? null;
  const statement = sql`select enqueue_job(${task}, ${payload}::json, ${runAt}::timestamptz, ${options.key ?? null})`;
  sendAlong(tx, statement.execute(tx.db));
}

/** Puts one job for each id into the queue, in one statement. */
export async function enqueueJobs(tx: Tx, task: TaskName, ids: readonly string[]): Promise<void> {
  const payloads = ids.map((id) => JSON.stringify({ organisationId: tx.scope.organisationId, id }));
  await sql`select enqueue_jobs(${task}, ${payloads}::json[])`.execute(tx.db);
}

/** Puts one job for each organisation into the queue, behind the jobs that somebody waits for; one that still waits is replaced. */
export async function enqueueForOrganisations(
  tx: SystemTx,
  task: TaskName,
  organisationIds: readonly string[],
): Promise<void> {
  await sql`select enqueue_for_organisations(${task}, ${organisationIds}::uuid[])`.execute(tx.db);
}

import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { hasStalePlans, isUnanswered } from './pool.ts';
import type { Patience } from './patience.ts';
import type { Database } from './tables.ts';
import { asOrganisationId, operatorRealm, type OrganisationId, type Scope, type SystemTx, type Tx } from './scope.ts';
import type { RoleNames } from './roles.ts';
import { queryBuilder, sender } from './statements.ts';

export type { SystemTx, Tx } from './scope.ts';

/** One unit of work: everything in `fn` commits together or not at all; throws what `fn` throws. */
export type Work = <T>(scope: Scope, fn: (tx: Tx) => Promise<T>) => Promise<T>;

/** One unit of work across organisations, on the global tables only. Its callers are listed by a test. */
export type SystemWork = <T>(fn: (tx: SystemTx) => Promise<T>) => Promise<T>;

/** Makes the entrance to the tables of organisations; without patience given, a unit of work waits as long as it takes. */
export function createWork(pool: pg.Pool, roles: RoleNames, patience?: Patience): Work {
  return (scope, fn) => {
    const organisationId = asOrganisationId(scope.organisationId);
    const begin = `begin; set local role "${roles.app}"; set local app.organisation_id = '${organisationId}'`;
    return inTransaction({ pool, begin, patience }, async (db) => {
      const tx = { db, scope } as Tx;
      const result = await fn(tx);
      await scope.beforeCommit?.(tx, result);
      return result;
    });
  };
}

/**
 * Does a part of an operator's unit of work in an organisation, in the same transaction: what is done there, its event there and
 * the event in the operators' realm commit together or not at all. Only from the realm; its callers are listed by a test.
 */
export async function inOrganisation<T>(
  tx: Tx,
  organisationId: OrganisationId,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (tx.scope.organisationId !== operatorRealm) throw new Error('only an operator enters an organisation');
  const { beforeCommit: _, ...scope } = tx.scope;
  await enter(tx, organisationId);
  const result = await fn({ db: tx.db, scope: { ...scope, organisationId } } as Tx);
  // What is checked at the commit looks for its events, and would no longer find those of the organisation.
  await sql`set constraints all immediate`.execute(tx.db);
  await sql`set constraints all deferred`.execute(tx.db);
  await enter(tx, operatorRealm);
  return result;
}

async function enter(tx: Tx, organisationId: OrganisationId): Promise<void> {
  await sql`set local app.organisation_id = ${sql.lit(asOrganisationId(organisationId))}`.execute(tx.db);
}

/** Makes the entrance to the global tables. */
export function createSystemWork(pool: pg.Pool, roles: RoleNames, patience?: Patience): SystemWork {
  const begin = `begin; set local role "${roles.system}"`;
  return (fn) => inTransaction({ pool, begin, patience }, (db) => fn({ db } as SystemTx));
}

type Entrance = { readonly pool: pg.Pool; readonly begin: string; readonly patience: Patience | undefined };

async function inTransaction<T>(
  { pool, begin, patience }: Entrance,
  fn: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  client.on('error', ignore);
  const ask = sender(client, patience);
  const begun = ask.brief(begin + limitsOf(patience));
  begun.catch(ignore);
  const along: Promise<unknown>[] = [begun];
  let ended = false;
  let failed: unknown;
  let broken: Error | undefined;
  const db = queryBuilder((text, values) => {
    if (ended) return Promise.reject(new Error('the unit of work has ended'));
    // Of a transaction that did not begin nothing is told.
    const answer = Promise.all([ask.statement(text, values), begun]).then(([result]) => result);
    answer.catch((error: unknown) => (failed ??= error));
    return answer;
  });
  sentAlong.set(db, along);
  try {
    const result = await fn(db);
    ended = true;
    const [commit] = await Promise.all([ask.statement('commit'), ...along]);
    // PostgreSQL answers a commit after a swallowed error with ROLLBACK and no error of its own.
    if (commit.command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    ended = true;
    if (error instanceof Error && isUnanswered(error)) broken = error;
    else await ask.brief('rollback').catch((failure: Error) => (broken = failure));
    if (hasStalePlans(failed)) broken = failed as Error;
    throw isConsequence(error) ? (failed ?? error) : error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

const sentAlong = new WeakMap<Kysely<Database>, Promise<unknown>[]>();

/** Goes on without waiting for a statement whose answer nobody needs; where it fails, so does the unit of work. */
export function sendAlong({ db }: Tx | SystemTx, statement: Promise<unknown>): void {
  // Told when the unit of work ends.
  statement.catch(ignore);
  sentAlong.get(db)?.push(statement);
}

/** Whether a statement failed because one before it had failed. */
function isConsequence(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '25P02' || error.code === '26000');
}

function limitsOf(patience: Patience | undefined): string {
  if (patience === undefined) return '';
  const { statementMs, lockMs, idleMs } = patience;
  return `; set local statement_timeout = ${statementMs}; set local lock_timeout = ${lockMs}; set local idle_in_transaction_session_timeout = ${idleMs}`;
}

function ignore(): void {
  return undefined;
}

import { sql, type Selectable, type Updateable } from 'kysely';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import type { Actor } from '../../platform/db/scope.ts';
import type { ImportTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type Change } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';

/** An import as it lies in the database. */
export type ImportRow = Selectable<ImportTable>;

/** An import with the name of who or what uploaded it; null when that user is deleted. */
export type NamedImport = ImportRow & { readonly uploader_name: string | null };

/** What a change of status is told as. */
export type ImportEvent = {
  readonly kind: EventKind;
  readonly changes?: Readonly<Record<string, Change>>;
  readonly actor?: Actor;
};

const newestShown = 50;

/** One import with its uploader's name; throws not-found. */
export async function getImport(tx: Tx, importId: string): Promise<NamedImport> {
  const row = await namedImports(tx).where('import.id', '=', importId).executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row;
}

/** The newest imports. */
export function listNewestImports(tx: Tx): Promise<NamedImport[]> {
  return namedImports(tx).orderBy('import.uploaded_at', 'desc').orderBy('import.id').limit(newestShown).execute();
}

/**
 * One import, locked against other changes of it until this unit of work ends. The lock lets rows that refer to the import be
 * written meanwhile by others.
 */
export function lockImport(tx: Tx, importId: string): Promise<ImportRow | undefined> {
  return tx.db
    .selectFrom('import')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', importId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** One import as it is now; undefined when absent. */
export function findImport(tx: Tx, importId: string): Promise<ImportRow | undefined> {
  return tx.db
    .selectFrom('import')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', importId)
    .executeTakeFirst();
}

/** How many files the organisation has uploaded in the last minute; what a clock that was ahead has dated later counts no more. */
export async function countLatestUploads(tx: Tx): Promise<number> {
  const { now } = tx.scope;
  const row = await tx.db
    .selectFrom('import')
    .select((eb) => eb.fn.countAll<number>().as('uploads'))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('uploaded_at', '>', now.subtract({ minutes: 1 }).toString())
    .where('uploaded_at', '<=', now.add({ minutes: 1 }).toString())
    .executeTakeFirstOrThrow();
  return row.uploads;
}

/** Changes what history need not tell: counts and progress. */
export async function updateProgress(tx: Tx, importId: string, set: Updateable<ImportTable>): Promise<void> {
  await tx.db
    .updateTable('import')
    .set(set)
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', importId)
    .execute();
  await announce(tx, { kind: 'import', id: importId });
}

/** Changes an import with its event, and tells the live pages. */
export async function changeImport(
  tx: Tx,
  row: ImportRow,
  set: Updateable<ImportTable>,
  event: ImportEvent,
): Promise<void> {
  const version = row.version + 1;
  await updateProgress(tx, row.id, { ...set, version });
  await record(tx, { ...event, entityType: 'import', entityId: row.id, version });
}

/** Makes uploads of the organisation be counted and stored one after the other. */
export async function waitForOtherUploads(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads ${tx.scope.organisationId}`}, 0))`.execute(tx.db);
}

/** Makes runs of one import's job wait for each other until their units of work end: a job may be given out twice. */
export async function waitForOtherRuns(tx: Tx, importId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${importId}`}, 0))`.execute(tx.db);
}

/**
 * Makes imports of one organisation that create users do so one after the other: two with the same people would come to wait for
 * each other.
 */
export async function waitForOtherImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imports ${tx.scope.organisationId}`}, 0))`.execute(tx.db);
}

/** Who decided to apply an import, as the actor of what its job does. */
export function applier(row: ImportRow) {
  return row.applied_by === null ? {} : { actor: { kind: row.applied_by_kind, id: row.applied_by } };
}

function namedImports(tx: Tx) {
  return tx.db
    .selectFrom('import')
    .leftJoin('business_user', (join) =>
      join
        .onRef('business_user.organisation_id', '=', 'import.organisation_id')
        .onRef('business_user.id', '=', 'import.uploaded_by'),
    )
    .leftJoin('api_client', (join) =>
      join
        .onRef('api_client.organisation_id', '=', 'import.organisation_id')
        .onRef('api_client.id', '=', 'import.uploaded_by'),
    )
    .selectAll('import')
    .select((eb) => eb.fn.coalesce('business_user.full_name', 'api_client.shown_name').as('uploader_name'))
    .where('import.organisation_id', '=', tx.scope.organisationId);
}

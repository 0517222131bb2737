import type { Insertable, Selectable } from 'kysely';
import type { BulkChange, ChosenUnit } from '@tillid/domain/bulk-changes/bulk-change';
import type { BulkChangeTable } from '../../platform/db/tables/bulk-changes.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';

/** A bulk change as it lies in the database. */
export type BulkChangeRow = Selectable<BulkChangeTable>;

/** How a bulk change ends. */
export type Ending = Exclude<BulkChangeRow['status'], 'running'>;

const pageSize = 25;

/** What a bulk change does to each user. */
export function changeOf(row: BulkChangeRow): BulkChange {
  const { action, deactivated_from: from, deactivated_to: to } = row;
  if (action === 'assign-unit') return { action, unit: unitOf(row) };
  if (action !== 'deactivate') return { action };
  if (from === null) throw new Error('a bulk deactivation without first day');
  return { action, period: { from, to } };
}

/** What a bulk change associates users with. */
export function unitOf({ unit_kind: kind, unit_id: unitId }: Pick<BulkChangeRow, 'unit_kind' | 'unit_id'>): ChosenUnit {
  if (kind === null) throw new Error('a bulk assignment without the kind of its unit');
  return { kind, unitId };
}

/** Writes a bulk change whose users are counted later. */
export async function insertBulkChange(
  tx: Tx,
  {
    change,
    ...order
  }: Pick<Insertable<BulkChangeTable>, 'id' | 'undoes_id' | 'ordered_by' | 'ordered_by_kind'> & {
    readonly change: BulkChange;
  },
): Promise<void> {
  const { organisationId, now } = tx.scope;
  const counted = { version: 1, status: 'running', selected: 0, done: 0, skipped: 0, reasons: '{}' } as const;
  await tx.db
    .insertInto('bulk_change')
    .values({
      organisation_id: organisationId,
      ...order,
      ...columnsOf(change),
      ...counted,
      created_at: now.toString(),
      ended_at: null,
    })
    .execute();
}

/** Writes down how far a bulk change is; no event, since the users have theirs. */
export async function updateCounts(
  tx: Tx,
  changeId: string,
  {
    reasons,
    ...counts
  }: Partial<Pick<BulkChangeRow, 'selected' | 'done' | 'reached'>> & Pick<BulkChangeRow, 'skipped' | 'reasons'>,
): Promise<void> {
  await tx.db
    .updateTable('bulk_change')
    .set({ ...counts, reasons: JSON.stringify(reasons) })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', changeId)
    .execute();
}

/** One bulk change; undefined when absent. */
export function findBulkChange(tx: Tx, changeId: string): Promise<BulkChangeRow | undefined> {
  return selectOne(tx, changeId).executeTakeFirst();
}

/** One bulk change; throws not-found. */
export async function getBulkChange(tx: Tx, changeId: string): Promise<BulkChangeRow> {
  return found(await findBulkChange(tx, changeId));
}

/** One bulk change, locked until this unit of work ends, so that no two batches of it run at once and none while it is cancelled; throws not-found. */
export async function lockBulkChange(tx: Tx, changeId: string): Promise<BulkChangeRow> {
  return found(await selectOne(tx, changeId).forUpdate().executeTakeFirst());
}

/** A page of bulk changes, newest first, and one more where there are more. */
export async function listPage(
  tx: Tx,
  before: string | undefined,
): Promise<{ readonly rows: BulkChangeRow[]; readonly next: string | null }> {
  const rows = await tx.db
    .selectFrom('bulk_change')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    // Ids are made in the order of time, so they are the place in the list too.
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}

/** The bulk change that takes another one back, unless it did not get through; undefined when there is none. */
export function findUndoing(tx: Tx, changeId: string): Promise<{ id: string } | undefined> {
  return tx.db
    .selectFrom('bulk_change')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('undoes_id', '=', changeId)
    .where('status', 'in', ['running', 'completed'])
    .executeTakeFirst();
}

/** Ends a locked bulk change with its event; gives it as it is then. */
export async function endBulkChange(tx: Tx, change: BulkChangeRow, status: Ending): Promise<BulkChangeRow> {
  const version = change.version + 1;
  const ended = await tx.db
    .updateTable('bulk_change')
    .set({ status, version, ended_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', change.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, {
    kind: `bulk-change.${status}`,
    entityType: 'bulk-change',
    entityId: change.id,
    version,
    changes: { usersChanged: { to: String(ended.done) }, usersLeftOut: { to: String(ended.skipped) } },
    // Somebody stops it; that it comes to an end is nobody's doing.
    ...(status === 'cancelled' ? {} : { actor: { kind: 'system' } }),
  });
  return ended;
}

function columnsOf(change: BulkChange) {
  const period = change.action === 'deactivate' ? change.period : { from: null, to: null };
  const unit = change.action === 'assign-unit' ? change.unit : { kind: null, unitId: null };
  return {
    action: change.action,
    deactivated_from: period.from,
    deactivated_to: period.to,
    unit_kind: unit.kind,
    unit_id: unit.unitId,
  };
}

function selectOne(tx: Tx, changeId: string) {
  return tx.db
    .selectFrom('bulk_change')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', changeId);
}

function found(change: BulkChangeRow | undefined): BulkChangeRow {
  if (change === undefined) throw new Problem('not-found');
  return change;
}

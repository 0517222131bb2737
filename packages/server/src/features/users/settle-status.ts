import { sql, type Selectable } from 'kysely';
import { changesDue, statusOn, type StatusChange } from '@tillid/domain/users/deactivation-period';
import { danishDay, danishMidnight } from '../../platform/clock/clock.ts';
import type { BusinessUserTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { HistoryEvent } from '../../platform/history/record.ts';
import { record } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';

type Row = Selectable<BusinessUserTable>;
type Period = Pick<Row, 'status' | 'deactivated_from' | 'deactivated_to'>;
type Due<R extends Period> = { readonly row: R; readonly steps: readonly StatusChange[] };

/** Most users whose status is written down in one unit of work. */
const batchRows = 1_000;

/** A user with the status of today, whether or not it is written down; a period that has passed is gone (decision 25). */
export function asOfToday<R extends Period>(tx: Tx, row: R): R {
  const { status, deactivated_from: from, deactivated_to: to } = row;
  if (from === null) return row;
  const today = danishDay(tx.scope.now).toString();
  const isPast = to !== null && to < today;
  const now = { ...row, status: statusOn({ status, from, to }, today) };
  return isPast ? { ...now, deactivated_from: null, deactivated_to: null } : now;
}

/**
 * Writes down what periods of locked users have made true since, each change dated at the midnight that made it, by the system; ends
 * the sessions of those who are away. Gives the users as they are then.
 */
export async function settleStatuses<R extends Row>(tx: Tx, rows: readonly R[]): Promise<R[]> {
  const today = danishDay(tx.scope.now).toString();
  const due = rows
    .map((row) => ({ row, steps: changesDue(periodOf(row), today) }))
    .filter(({ steps }) => steps.length > 0);
  if (due.length === 0) return [...rows];
  const settled = new Map(due.map((one) => [one.row.id, settledRow(one)]));
  await updateStatuses(tx, [...settled.values()]);
  // Those who are back may have logged in since; no session of before outlives a day of absence.
  const away = [...settled.values()].filter((row) => row.status === 'deactivated');
  await endSessions(
    tx,
    away.map((row) => row.id),
  );
  await record(tx, ...due.flatMap(eventsOf));
  // One is enough for every page that shows users to read them again.
  await announce(tx, { kind: 'users', id: due[0]?.row.id ?? '' });
  return rows.map((row) => settled.get(row.id) ?? row);
}

/** Writes down the next statuses of the organisation that periods have changed; gives how many users. */
export async function settleDueStatuses(tx: Tx): Promise<number> {
  const { organisationId, now } = tx.scope;
  const today = danishDay(now).toString();
  const rows = await tx.db
    .selectFrom('business_user')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'active'), eb('deactivated_from', '<=', today)]),
        eb.and([eb('status', '=', 'deactivated'), eb('deactivated_to', '<', today)]),
      ]),
    )
    .orderBy('id')
    .limit(batchRows)
    .forUpdate()
    .execute();
  await settleStatuses(tx, rows);
  return rows.length;
}

/** Ends every session of users; an event of each user stands in the same unit of work. */
export async function endSessions(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('session')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
}

function periodOf({ status, deactivated_from: from, deactivated_to: to }: Period) {
  return { status, from, to };
}

function settledRow<R extends Row>({ row, steps }: Due<R>): R {
  const status = steps.at(-1)?.status ?? row.status;
  const ended = status === 'active' ? { deactivated_from: null, deactivated_to: null } : {};
  return { ...row, ...ended, status, version: row.version + steps.length };
}

async function updateStatuses(tx: Tx, rows: readonly Row[]): Promise<void> {
  const column = <T>(read: (row: Row) => T) => rows.map(read);
  await sql`
    update business_user u set status = n.status, version = n.version, deactivated_from = n.since, deactivated_to = n.until
    from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.status)}::text[], ${column((row) => row.version)}::integer[],
      ${column((row) => row.deactivated_from)}::date[], ${column((row) => row.deactivated_to)}::date[]) as n(id, status, version, since, until)
    where u.organisation_id = ${tx.scope.organisationId}::uuid and u.id = n.id`.execute(tx.db);
}

function eventsOf({ row, steps }: Due<Row>): HistoryEvent[] {
  return steps.map(({ status, on }, index) => ({
    kind: status === 'active' ? 'user.reactivated' : 'user.deactivated',
    entityType: 'user',
    entityId: row.id,
    version: row.version + index + 1,
    changes: {
      status: { from: status === 'active' ? 'deactivated' : 'active', to: status },
      ...(status === 'active'
        ? {
            deactivatedFrom: { from: row.deactivated_from, to: null },
            deactivatedTo: { from: row.deactivated_to, to: null },
          }
        : {}),
    },
    actor: { kind: 'system' },
    at: danishMidnight(on),
  }));
}

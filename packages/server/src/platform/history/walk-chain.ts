import { sql } from 'kysely';
import { inOrder, type HistorySeal } from '@tillid/domain/history/history-seal';
import type { Tx } from '../db/work.ts';
import type { EventRow } from './kept-event.ts';
import { findEvents, listSeals, listUnsealed } from './seal-store.ts';

const eventsAtOnce = 1000;

/** Makes this unit of work see one moment from here on, so that what moves meanwhile is not seen twice or never. Before any query. */
export async function seeOneMoment(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx.db);
}

/** The organisation's seals in the order of their numbers, each with its events that are there. */
export async function* walkSeals(tx: Tx): AsyncGenerator<{ seal: HistorySeal; events: EventRow[] }> {
  let after = 0;
  for (;;) {
    const seals = await listSeals(tx, after);
    if (seals.length === 0) return;
    after = seals.at(-1)?.number ?? after;
    const rows = await findEvents(
      tx,
      seals.flatMap((seal) => seal.entries.map(({ id }) => id)),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const seal of seals) yield { seal, events: eventsOf(seal, byId) };
  }
}

function eventsOf(seal: HistorySeal, byId: ReadonlyMap<string, EventRow>): EventRow[] {
  return inOrder(seal.entries)
    .map(({ id }) => byId.get(id))
    .filter((row) => row !== undefined);
}

/** The organisation's events that wait for a seal, and the ids of those that wait and are not there. */
export async function* walkUnsealed(tx: Tx): AsyncGenerator<{ events: EventRow[]; absent: string[] }> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const waiting = await listUnsealed(tx, after);
    if (waiting.length === 0) return;
    after = waiting.at(-1)?.id ?? after;
    const ids = waiting.flatMap((row) => row.event_ids);
    const events = await findEvents(tx, ids);
    const found = new Set(events.map((row) => row.id));
    yield { events, absent: ids.filter((id) => !found.has(id)) };
  }
}

/** How many events the organisation has. */
export async function countEvents(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('history_event')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', tx.scope.organisationId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Ids of the events that are in no seal and wait for none. */
export async function* walkUnaccounted(tx: Tx): AsyncGenerator<string> {
  const organisation = sql.lit(tx.scope.organisationId);
  await sql`
    declare unaccounted no scroll cursor for
    select id from history_event where organisation_id = ${organisation}
    except (
      select unnest(event_ids) from history_seal where organisation_id = ${organisation}
      union all select unnest(event_ids) from unsealed_history where organisation_id = ${organisation}
    )`.execute(tx.db);
  for (;;) {
    const { rows } = await sql<{ id: string }>`fetch ${sql.lit(eventsAtOnce)} from unaccounted`.execute(tx.db);
    if (rows.length === 0) break;
    for (const row of rows) yield row.id;
  }
  await sql`close unaccounted`.execute(tx.db);
}

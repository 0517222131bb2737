import { sql, type Selectable } from 'kysely';
import type { HistoryEventTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { EventSelection, Place, Walk } from './event-selection.ts';
import { candidatesOf, isSortedInPart, mostSortedByActor } from './event-streams.ts';

/** An event as history keeps it. */
export type EventRow = Pick<
  Selectable<HistoryEventTable>,
  'id' | 'kind' | 'at' | 'entity_type' | 'entity_id' | 'actor_kind' | 'actor_id' | 'changed_fields' | 'values'
>;

/** Events of a selection on one side of a place, nearest to it; in the order of the list. */
export async function listEvents(tx: Tx, selection: EventSelection, walk: Walk): Promise<EventRow[]> {
  const { organisationId } = tx.scope;
  const { found, order } = candidatesOf({ organisationId, selection, walk: sortOf(selection, walk) });
  const { rows } = await sql<EventRow>`
    select e.id, e.kind, e.at, e.entity_type, e.entity_id, e.actor_kind, e.actor_id, e.changed_fields, e."values"
    from (select * from (${found}) c order by ${order} limit ${sql.lit(walk.most)}) c
    join history_event e on e.organisation_id = ${organisationId}::uuid and e.id = c.id order by ${order}`.execute(
    tx.db,
  );
  return walk.backwards ? rows.toReversed() : rows;
}

/** The ids of the events of a selection; undefined where there are more than so many. */
export async function findEventIds(tx: Tx, selection: EventSelection, most: number): Promise<string[] | undefined> {
  const { organisationId } = tx.scope;
  const walk = { sort: 'newest', place: undefined, backwards: false, most: most + 1 } as const;
  const { found, order } = candidatesOf({ organisationId, selection, walk });
  const { rows } = await sql<{ id: string }>`
    select id from (${found}) c order by ${order} limit ${sql.lit(most + 1)}`.execute(tx.db);
  return rows.length > most ? undefined : rows.map(({ id }) => id);
}

/** Whether something is told of a user, of one who is forgotten too. */
export async function hasEvents(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from history_event where organisation_id = ${tx.scope.organisationId}::uuid and entity_id = ${userId}::uuid
      and entity_type = 'user' limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** The event at which a page begins; undefined where the organisation has none with this id. */
export function findPlace(tx: Tx, eventId: string): Promise<Place | undefined> {
  return tx.db
    .selectFrom('history_event')
    .select(['id', 'at', 'kind', 'actor_kind', 'actor_id'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', eventId)
    .executeTakeFirst();
}

/** Of how many newest events a sort by actor is, where the period has more; null where it is of all. */
export async function countSorted(tx: Tx, selection: EventSelection, walk: Pick<Walk, 'sort'>): Promise<number | null> {
  if (!isSortedInPart(selection, walk)) return null;
  const { organisationId } = tx.scope;
  const one = { sort: 'newest', place: undefined, backwards: false, most: mostSortedByActor + 1 } as const;
  const { found } = candidatesOf({ organisationId, selection, walk: one });
  const { rows } = await sql`select 1 from (${found}) f offset ${sql.lit(mostSortedByActor)} limit 1`.execute(tx.db);
  return rows.length === 0 ? null : mostSortedByActor;
}

/** Whether the organisation has or had a user who is not forgotten. */
export async function isOrWasUser(tx: Tx, userId: string): Promise<boolean> {
  const { organisationId } = tx.scope;
  const { rows } = await sql`
    select 1 from business_user where organisation_id = ${organisationId} and id = ${userId}
    union all
    select 1 from deleted_user where organisation_id = ${organisationId} and id = ${userId}`.execute(tx.db);
  return rows.length > 0;
}

// All are by the same: nothing is left to be sorted.
function sortOf({ actor }: EventSelection, walk: Walk): Walk {
  return walk.sort === 'actor' && actor !== undefined ? { ...walk, sort: 'newest' } : walk;
}

import { sql, type RawBuilder } from 'kysely';
import type { ActorClass } from '@tillid/domain/history/history-view';
import { organisationEventKinds } from '@tillid/domain/history/event-groups';
import type { OrganisationId } from '../../platform/db/scope.ts';
import {
  isNewestFirst,
  streamsOf,
  stretchOf,
  type EventSelection,
  type NamedActor,
  type Walk,
} from './event-selection.ts';

/** A query that gives ids of events with what they are ordered by, and that order. */
export type Candidates = { readonly found: RawBuilder<unknown>; readonly order: RawBuilder<unknown> };

type Wanted = { readonly organisationId: OrganisationId; readonly selection: EventSelection; readonly walk: Walk };

/** So many of the newest events of a period are sorted by actor: no index has both orders. */
export const mostSortedByActor = 5_000;
// What operators did to an organisation is little: it is read whole.
const mostByOperators = 5_000;

/**
 * The events of a page. There are few kinds, so that a list by time or type is the merging of one stretch of an index for each kind,
 * each no longer than the page: as quick for a kind that is rare as for one that is common, wherever the page is (record 35).
 */
export function candidatesOf(wanted: Wanted): Candidates {
  const { selection, walk } = wanted;
  if (selection.ownUserId !== undefined) return { found: ownEvents(wanted, selection.ownUserId), order: orderOf(walk) };
  if (selection.userId !== undefined) return { found: eventsOfUser(wanted, selection.userId), order: orderOf(walk) };
  if (selection.actor !== undefined) return { found: eventsOfActor(wanted, selection.actor), order: orderOf(walk) };
  if (walk.sort === 'actor') return { found: eventsByActor(wanted), order: orderOf(walk) };
  const found = selection.kinds === undefined && walk.sort !== 'type' ? allEvents(wanted) : eventsOfKinds(wanted);
  return { found, order: orderOf(walk) };
}

/** Whether a selection can be sorted by actor in part only. */
export function isSortedInPart(selection: EventSelection, { sort }: Pick<Walk, 'sort'>): boolean {
  const hasPeriod = selection.from !== undefined || selection.to !== undefined;
  return sort === 'actor' && hasPeriod && selection.actor === undefined && selection.userId === undefined;
}

/** Whether the event `e` is of a selection, where its place in an index is not asked for. */
export function isSelected(selection: EventSelection): RawBuilder<unknown> {
  const { userId, ownUserId, kinds, actor, from, to } = selection;
  const conditions = [
    sql`true`,
    ...(userId === undefined ? [] : [isAbout(userId)]),
    ...(ownUserId === undefined ? [] : [sql`(${isAbout(ownUserId)} or ${isBy({ kind: 'user', id: ownUserId })})`]),
    ...(kinds === undefined ? [] : [sql`e.kind = any(${kinds}::text[])`]),
    ...(actor === undefined ? [] : [isBy(actor)]),
    ...(from === undefined ? [] : [sql`e.at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`e.at < ${to}::timestamptz`]),
  ];
  return sql.join(conditions, sql` and `);
}

function allEvents({ organisationId, selection, walk }: Wanted, columns = sql`e.id, e.at`): RawBuilder<unknown> {
  const { low, high } = stretchOf(selection, walk);
  const direction = directionOf(walk);
  return sql`
    select ${columns} from history_event e where e.organisation_id = ${organisationId}::uuid
      and (e.at, e.id) > (${low.at}::timestamptz, ${low.id}::uuid) and (e.at, e.id) < (${high.at}::timestamptz, ${high.id}::uuid)
    order by e.at ${direction}, e.id ${direction} limit ${sql.lit(walk.most)}`;
}

function eventsOfKinds(wanted: Wanted): RawBuilder<unknown> {
  return alongKinds(wanted, sql`true`, sql`e.at ${directionOf(wanted.walk)}, e.id ${directionOf(wanted.walk)}`);
}

function eventsOfActor(wanted: Wanted, actor: NamedActor | ActorClass): RawBuilder<unknown> {
  const direction = directionOf(wanted.walk);
  // The planner does not see that a column that is null is the same everywhere, and would sort all there is.
  const byTime = sql`e.actor_id ${direction}, e.at ${direction}, e.id ${direction}`;
  if (typeof actor === 'object')
    return alongKinds(wanted, sql`e.actor_kind = ${actor.kind} and e.actor_id = ${actor.id}::uuid`, byTime);
  if (actor !== 'operator') return alongKinds(wanted, sql`e.actor_kind = ${actor} and e.actor_id is null`, byTime);
  // In the order of the index, which is none by time: several operators stand one behind the other.
  const byOperator = sql`e.actor_kind, e.actor_id, e.at, e.id`;
  return alongKinds(
    { ...wanted, walk: { ...wanted.walk, most: mostByOperators } },
    sql`e.actor_kind = 'operator'`,
    byOperator,
  );
}

function alongKinds(wanted: Wanted, condition: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> {
  const { organisationId, walk } = wanted;
  return sql`
    select s.id, s.at, k.rank from ${kindsOf(wanted)}
    cross join lateral (
      select e.id, e.at from history_event e where e.organisation_id = ${organisationId}::uuid and e.kind = k.kind and ${condition}
        and (e.at, e.id) > (k.low_at, k.low_id) and (e.at, e.id) < (k.high_at, k.high_id)
      order by ${order} limit ${sql.lit(walk.most)}) s`;
}

/** Each kind with its stretch; `rank` is its place in a sort by type. */
function kindsOf({ selection, walk }: Wanted): RawBuilder<unknown> {
  const streams = streamsOf(selection, walk);
  return sql`unnest(${streams.map((stream) => stream.kind)}::text[], ${streams.map(({ low }) => low.at)}::timestamptz[],
      ${streams.map(({ low }) => low.id)}::uuid[], ${streams.map(({ high }) => high.at)}::timestamptz[],
      ${streams.map(({ high }) => high.id)}::uuid[]) with ordinality as k(kind, low_at, low_id, high_at, high_id, rank)`;
}

function eventsOfUser(wanted: Wanted, userId: string): RawBuilder<unknown> {
  const { organisationId, selection, walk } = wanted;
  const { low, high } = stretchOf(selection, walk.sort === 'actor' ? { ...walk, place: undefined } : walk);
  const conditions = [
    sql`e.organisation_id = ${organisationId}::uuid and e.entity_id = ${userId}::uuid and e.entity_type = 'user'`,
    ...(selection.actor === undefined ? [] : [isBy(selection.actor)]),
    ...(walk.sort === 'actor' && walk.place !== undefined ? [sql`(${sql.join(beyond(walk), sql` or `)})`] : []),
  ];
  const where = sql.join(conditions, sql` and `);
  if (walk.sort === 'type')
    return sql`
      select e.id, e.at, k.rank from history_event e join ${kindsOf(wanted)} on e.kind = k.kind
        and (e.at, e.id) > (k.low_at, k.low_id) and (e.at, e.id) < (k.high_at, k.high_id)
      where ${where}`;
  const among = selection.kinds === undefined ? sql`true` : sql`e.kind = any(${selection.kinds}::text[])`;
  const direction = directionOf(walk);
  const stretch = sql`(e.at, e.id) > (${low.at}::timestamptz, ${low.id}::uuid) and (e.at, e.id) < (${high.at}::timestamptz, ${high.id}::uuid)`;
  const columns = sql`e.id, e.at, e.actor_kind, e.actor_id`;
  if (walk.sort === 'actor')
    return sql`select ${columns} from history_event e where ${where} and ${among} and ${stretch}`;
  return sql`
    (select e.id, e.at, 0 as rank from history_event e where ${where} and ${among} and ${stretch}
    order by e.at ${direction}, e.id ${direction} limit ${sql.lit(walk.most)})`;
}

function ownEvents(wanted: Wanted, userId: string): RawBuilder<unknown> {
  const by = eventsOfActor(wanted, { kind: 'user', id: userId });
  return sql`select id, at from ((${eventsOfUser(wanted, userId)}) union all (${by})) own group by id, at`;
}

function eventsByActor(wanted: Wanted): RawBuilder<unknown> {
  const { organisationId, selection, walk } = wanted;
  if (isSortedInPart(selection, walk)) return newestByActor(wanted);
  const direction = directionOf(walk);
  const kinds = selection.kinds ?? organisationEventKinds;
  const conditions = walk.place === undefined ? [sql`true`] : beyond(walk);
  const parts = conditions.map(
    (condition) => sql`
      select s.* from unnest(${kinds}::text[]) as k(kind)
      cross join lateral (
        select e.id, e.at, e.actor_kind, e.actor_id from history_event e
        where e.organisation_id = ${organisationId}::uuid and e.kind = k.kind and ${condition}
        order by e.actor_kind ${direction}, e.actor_id ${direction}, e.at ${direction}, e.id ${direction} limit ${sql.lit(walk.most)}) s`,
  );
  return sql.join(parts, sql` union all `);
}

/** The newest events of a period, to be sorted by actor. */
function newestByActor(wanted: Wanted): RawBuilder<unknown> {
  const { organisationId, selection, walk } = wanted;
  const newest: Walk = { sort: 'newest', place: undefined, backwards: false, most: mostSortedByActor };
  const inPeriod = { organisationId, selection, walk: newest };
  const rest = walk.place === undefined ? sql`true` : sql.join(beyond(walk), sql` or `);
  const columns = sql`e.id, e.at, e.actor_kind, e.actor_id`;
  // Rows that lie together are read five times as fast as ones that are looked up.
  if (selection.kinds === undefined) return sql`select e.* from (${allEvents(inPeriod, columns)}) e where (${rest})`;
  return sql`
    select ${columns}
    from (select id from (${eventsOfKinds(inPeriod)}) f order by at desc, id desc limit ${sql.lit(mostSortedByActor)}) n
    join history_event e on e.organisation_id = ${organisationId}::uuid and e.id = n.id where (${rest})`;
}

/** What lies beyond the place in the order by actor; of actors without an id nothing can be compared with it. */
function beyond(walk: Walk): RawBuilder<unknown>[] {
  const { place } = walk;
  if (place === undefined) return [];
  const side = sql.raw(isNewestFirst(walk) ? '<' : '>');
  const moment = sql`${place.at}::timestamptz, ${place.id}::uuid`;
  if (place.actor_id !== null)
    return [
      sql`(e.actor_kind, e.actor_id, e.at, e.id) ${side} (${place.actor_kind}, ${place.actor_id}::uuid, ${moment})`,
    ];
  return [
    sql`(e.actor_kind = ${place.actor_kind} and e.actor_id is null and (e.at, e.id) ${side} (${moment}))`,
    sql`e.actor_kind ${side} ${place.actor_kind}`,
  ];
}

function isAbout(userId: string): RawBuilder<unknown> {
  return sql`(e.entity_id = ${userId}::uuid and e.entity_type = 'user')`;
}

function isBy(actor: NamedActor | ActorClass): RawBuilder<unknown> {
  return typeof actor === 'object'
    ? sql`(e.actor_kind = ${actor.kind} and e.actor_id = ${actor.id}::uuid)`
    : sql`e.actor_kind = ${actor}`;
}

function orderOf(walk: Walk): RawBuilder<unknown> {
  const direction = directionOf(walk);
  const byTime = sql`c.at ${direction}, c.id ${direction}`;
  if (walk.sort === 'type') return sql`c.rank ${sql.raw(walk.backwards ? 'desc' : 'asc')}, ${byTime}`;
  return walk.sort === 'actor' ? sql`c.actor_kind ${direction}, c.actor_id ${direction}, ${byTime}` : byTime;
}

function directionOf(walk: Walk): RawBuilder<unknown> {
  return sql.raw(isNewestFirst(walk) ? 'desc' : 'asc');
}

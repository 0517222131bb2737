import type { EventKind } from '@tillid/domain/history/event-kinds';
import { organisationEventKinds } from '@tillid/domain/history/event-groups';
import type { ActorClass, HistorySort, HistoryView } from '@tillid/domain/history/history-view';
import { Temporal } from 'temporal-polyfill';
import { danishMidnight } from '../../platform/clock/clock.ts';

/** Somebody with a name who acts. */
export type NamedActor = { readonly kind: 'user' | 'api-client'; readonly id: string };

/** Which events are wanted. */
export type EventSelection = {
  /** About this user alone. */
  readonly userId?: string | undefined;
  /** About this user or by this user. */
  readonly ownUserId?: string | undefined;
  readonly kinds: readonly EventKind[] | undefined;
  readonly actor: NamedActor | ActorClass | undefined;
  /** Instants; the first is included, the last is not. */
  readonly from: string | undefined;
  readonly to: string | undefined;
};

/** An event as the place in a list where a page begins. */
export type Place = {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
};

/** How a list is walked. */
export type Walk = {
  readonly sort: HistorySort;
  readonly place: Place | undefined;
  readonly backwards: boolean;
  readonly most: number;
};

/** A point in the order of time: an instant, and an id among events of the same instant. */
export type Moment = { readonly at: string; readonly id: string };

/** One kind of events between two moments, both excluded. */
export type Stream = { readonly kind: string; readonly low: Moment; readonly high: Moment };

// Before every id, and none itself.
const noId = '00000000-0000-0000-0000-000000000000';

/** What a view selects, with whom it is about. */
export function selectionOf(
  { from, to, kinds }: HistoryView,
  about: Pick<EventSelection, 'userId' | 'ownUserId' | 'actor'>,
): EventSelection {
  return {
    ...about,
    kinds,
    from: from === undefined ? undefined : danishMidnight(from).toString(),
    to: to === undefined ? undefined : danishMidnight(dayAfter(to)).toString(),
  };
}

/** Whether a selection is of the organisation's whole history. */
export function isEverything(selection: EventSelection): boolean {
  return Object.values(selection).every((part) => part === undefined);
}

/** Whether events that are walked so come newest first. */
export function isNewestFirst({ sort, backwards }: Pick<Walk, 'sort' | 'backwards'>): boolean {
  return (sort !== 'oldest') !== backwards;
}

/** The moments between which a walk by time goes on. */
export function stretchOf(selection: EventSelection, walk: Walk): Pick<Stream, 'low' | 'high'> {
  const { from, to } = selection;
  const low = { at: from ?? '-infinity', id: noId };
  const high = { at: to ?? 'infinity', id: noId };
  const { place } = walk;
  if (place === undefined) return { low, high };
  return isNewestFirst(walk) ? { low, high: earlier(place, high) } : { low: later(place, low), high };
}

/** The kinds that a walk by time or type still meets, each with its stretch; in the order of a sort by type. */
export function streamsOf(selection: EventSelection, walk: Walk): Stream[] {
  const kinds = selection.kinds ?? organisationEventKinds;
  const { place, backwards } = walk;
  const rest = stretchOf(selection, walk);
  if (walk.sort !== 'type' || place === undefined) return kinds.map((kind) => ({ kind, ...rest }));
  const whole = stretchOf(selection, { ...walk, place: undefined });
  const rank = organisationEventKinds.findIndex((kind) => kind === place.kind);
  return kinds.flatMap((kind) => {
    const distance = organisationEventKinds.indexOf(kind) - rank;
    if (distance === 0) return [{ kind, ...rest }];
    return distance > 0 !== backwards ? [{ kind, ...whole }] : [];
  });
}

function earlier(place: Moment, end: Moment): Moment {
  return end.at === 'infinity' || isBefore(place, end) ? { at: place.at, id: place.id } : end;
}

function later(place: Moment, start: Moment): Moment {
  return start.at === '-infinity' || isBefore(start, place) ? { at: place.at, id: place.id } : start;
}

function isBefore(one: Moment, other: Moment): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(one.at), Temporal.Instant.from(other.at)) < 0;
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

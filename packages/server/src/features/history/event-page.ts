import type { HistorySort } from '@tillid/domain/history/history-view';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { EventSelection, Place } from './event-selection.ts';
import { findPlace, listEvents, type EventRow } from './history-store.ts';

/** So many events a page has (domain: "the last 200 activities"). */
export const pageSize = 200;

/** Which page is asked for: the first, the one after an event, or the one before. */
export type PageQuery = { readonly after?: string | undefined; readonly before?: string | undefined };
/** A page of events with those that lead to its neighbours. */
export type EventPage = { readonly events: EventRow[]; readonly next: string | null; readonly previous: string | null };

/** One page of a selection, keyset: an event is its own place, since it never changes nor goes. */
export async function readEventPage(
  tx: Tx,
  selection: EventSelection,
  sort: HistorySort,
  { after, before }: PageQuery,
): Promise<EventPage> {
  if (after !== undefined && before !== undefined) throw unusablePlace('before');
  const read = (place: Place | undefined, backwards: boolean) =>
    listEvents(tx, selection, { sort, place, backwards, most: pageSize + 1 });
  if (before !== undefined) {
    const found = await read(await getPlace(tx, before, 'before'), true);
    // Too few before it to fill a page: the whole first page is read instead of a short one.
    if (found.length <= pageSize) return await readEventPage(tx, selection, sort, {});
    const events = found.slice(-pageSize);
    return { events, next: idOf(events.at(-1)), previous: idOf(events[0]) };
  }
  const found = await read(after === undefined ? undefined : await getPlace(tx, after, 'after'), false);
  const events = found.slice(0, pageSize);
  return {
    events,
    next: found.length > pageSize ? idOf(events.at(-1)) : null,
    previous: after === undefined ? null : (idOf(events[0]) ?? after),
  };
}

async function getPlace(tx: Tx, eventId: string, field: 'after' | 'before'): Promise<Place> {
  const place = await findPlace(tx, eventId);
  if (place === undefined) throw unusablePlace(field);
  return place;
}

function idOf(event: EventRow | undefined): string | null {
  return event?.id ?? null;
}

function unusablePlace(field: 'after' | 'before'): Problem {
  return new Problem('validation-failed', { errors: [{ pointer: `/query/${field}`, code: 'cursor-unusable' }] });
}

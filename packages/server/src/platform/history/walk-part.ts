import { sql, type RawBuilder } from 'kysely';
import type { PartSeal } from '@tillid/domain/history/exported-part';
import type { HistorySeal } from '@tillid/domain/history/history-seal';
import type { Tx } from '../db/work.ts';
import type { EventRow } from './kept-event.ts';
import { findSealedEvents, findSeals, findStretchEnd, type SealStretch } from './seal-store.ts';

/** A seal of a part with those of its events that are wanted. */
export type SealedPart = { readonly seal: PartSeal; readonly events: readonly EventRow[] };

/**
 * Which sealed events are wanted: all, those of which a condition on the event `e` is true, or some that were found beforehand. For a
 * condition every event is looked at; ids are found among those of the seals, and only their events are looked at.
 */
export type WantedEvents = 'all' | { readonly where: RawBuilder<unknown> } | { readonly ids: readonly string[] };

/** Does something in a unit of work of its own, so that none stays open while the reader of a part takes his time. */
export type Read = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

// Events whose rows are read at once, and those of which only the ids are.
const rowsAtOnce = 2_000;
const idsAtOnce = 100_000;

/** The wanted events up to a seal, seal by seal in the order of their numbers; some seals at a time. */
export async function* walkPart(read: Read, wanted: WantedEvents, until: number): AsyncGenerator<SealedPart[]> {
  let follows = 0;
  let after = 0;
  for (;;) {
    const stretch = { after, until };
    const found = await read((tx) => findPart(tx, stretch, wanted));
    if (found === undefined) return;
    after = found.last;
    const parts: SealedPart[] = [];
    for (const { seal, events } of found.seals) {
      parts.push({ seal: { ...claiming(seal, wanted === 'all' ? undefined : events), follows }, events });
      follows = seal.number;
    }
    if (parts.length > 0) yield parts;
  }
}

/** What the next seals hold of what is wanted; undefined where no seal is left. */
async function findPart(tx: Tx, stretch: SealStretch, wanted: WantedEvents) {
  const byId = wanted !== 'all' && 'ids' in wanted;
  const last = await findStretchEnd(tx, stretch, byId ? idsAtOnce : rowsAtOnce);
  if (last === undefined) return undefined;
  const rows = await findSealedEvents(tx, { after: stretch.after, until: last }, conditionOf(wanted));
  const bySeal = Map.groupBy(rows, (row) => row.seal_number);
  const numbers =
    wanted === 'all'
      ? Array.from({ length: last - stretch.after }, (_, index) => stretch.after + index + 1)
      : [...bySeal.keys()];
  const seals = numbers.length === 0 ? [] : await findSeals(tx, numbers);
  return { last, seals: seals.map((seal) => ({ seal, events: bySeal.get(seal.number) ?? [] })) };
}

function conditionOf(wanted: WantedEvents): RawBuilder<unknown> {
  if (wanted === 'all') return sql`true`;
  return 'ids' in wanted ? sql`sealed.id = any(${wanted.ids}::uuid[])` : wanted.where;
}

/** Marks what the part claims to hold: everything, also what is gone from the table, or the events that were found. */
function claiming(seal: HistorySeal, events: readonly EventRow[] | undefined): PartSeal {
  const found = events && new Set(events.map((event) => event.id));
  const entries = seal.entries.map((entry) => (found?.has(entry.id) === false ? entry : { ...entry, here: true }));
  return { ...seal, entries };
}

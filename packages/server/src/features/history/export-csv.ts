import { Temporal } from 'temporal-polyfill';
import { groupOf } from '@tillid/domain/history/event-groups';
import { byteOrderMark, writeRecords } from '@tillid/domain/csv/write-records';
import { history as danish } from '@tillid/text/da/history';
import { history as english } from '@tillid/text/en/history';
import { createPace } from '../../platform/jobs/pace.ts';
import type { Platform } from '../../platform/platform.ts';
import { findEventNames } from './event-names.ts';
import type { Place } from './event-selection.ts';
import { listEvents } from './history-store.ts';
import { itemOf, type HistoryItem } from './history-view.ts';
import { tellEvents, type ToldEvent } from './told-event.ts';
import type { WantedFile } from './wanted-file.ts';

type Column = keyof typeof danish.column;
type Told = ToldEvent & { readonly item: HistoryItem; readonly group: string };

// Events in one unit of work, and those whose lines are sent together.
const eventsAtOnce = 2_000;
const linesAtOnce = 200;
// `2026-06-03 14:05:09`: a spreadsheet of any language reads it as a time.
const times = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Copenhagen',
});

const columns: readonly Column[] = [
  'at',
  'group',
  'event',
  'about',
  'aboutId',
  'by',
  'byId',
  'changes',
  'kind',
  'eventId',
];
const cells: Readonly<Record<Column, (told: Told) => string>> = {
  at: ({ item }) => times.format(Temporal.Instant.from(item.at).epochMilliseconds),
  group: ({ group }) => group,
  event: ({ event }) => event,
  about: ({ about }) => about ?? '',
  aboutId: ({ item }) => item.subject.id,
  by: ({ by }) => by,
  byId: ({ item }) => item.actorId ?? '',
  changes: ({ changes }) => changes.join(' | '),
  kind: ({ item }) => item.kind,
  eventId: ({ item }) => item.eventId,
};

/** The events of a selection as CSV, batch by batch as the reader takes them; each batch is a unit of work of its own. */
export async function* exportCsv(platform: Platform, wanted: WantedFile): AsyncGenerator<string> {
  const { scope, selection, language, order: sort } = wanted;
  const { column, group } = language === 'da' ? danish : english;
  const tell = tellEvents(language, selection.ownUserId);
  const pace = createPace();
  yield byteOrderMark + writeRecords([columns.map((each) => column[each])]);
  for (let from: Place | undefined; ;) {
    const place = from;
    const { events, names } = await platform.work(scope, async (tx) => {
      const found = await listEvents(tx, selection, { sort, place, backwards: false, most: eventsAtOnce });
      return { events: found, names: await findEventNames(tx, platform.keyring, found) };
    });
    for (let start = 0; start < events.length; start += linesAtOnce) {
      const items = events.slice(start, start + linesAtOnce).map((event) => itemOf(event, names, selection.ownUserId));
      yield writeRecords(items.map((item) => columns.map((each) => cells[each](toldOf(item)))));
      if (pace.isDue()) await pace.rest();
    }
    from = events.at(-1);
    if (from === undefined || events.length < eventsAtOnce) return;
  }

  function toldOf(item: HistoryItem): Told {
    const key = groupOf(item.kind);
    return { ...tell(item), item, group: key === undefined ? '' : group[key] };
  }
}

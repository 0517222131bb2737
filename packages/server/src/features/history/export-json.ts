import type { Tx } from '../../platform/db/work.ts';
import { eventLine, openHistoryFile, type HistoryFile } from '../../platform/history/history-file.ts';
import type { EventRow } from '../../platform/history/kept-event.ts';
import { readChainEnd } from '../../platform/history/seal-store.ts';
import { sealWaiting } from '../../platform/history/sealer.ts';
import { walkPart, type Read, type SealedPart, type WantedEvents } from '../../platform/history/walk-part.ts';
import { createPace } from '../../platform/jobs/pace.ts';
import type { Platform } from '../../platform/platform.ts';
import { getOrganisation } from '../organisations/index.ts';
import { findEventNames } from './event-names.ts';
import { isEverything, type EventSelection } from './event-selection.ts';
import { isSelected } from './event-streams.ts';
import { findEventIds } from './history-store.ts';
import { itemOf, type EventNames } from './history-view.ts';
import { tellEvents } from './told-event.ts';
import type { WantedFile } from './wanted-file.ts';

/** Ids of so many events are kept while their seals are sought; where there are more, the events of every seal are looked at. */
const mostGathered = 10_000;
const linesAtOnce = 200;

/**
 * The events of a selection as lines of JSON that prove themselves, seal by seal (record 41). What waits for its seal is sealed first, so that
 * the file has everything up to one moment and nothing without proof.
 */
export async function exportJson(
  platform: Platform,
  wanted: WantedFile,
  gathered: number = mostGathered,
): Promise<AsyncGenerator<string>> {
  const { scope, selection, asked } = wanted;
  const { organisationId: chain, now } = scope;
  await sealWaiting(platform, chain);
  const { key, cvr, until, events } = await platform.work(scope, async (tx) => ({
    key: (await platform.keyring.ofDeployment(tx)).historyKey(),
    cvr: (await getOrganisation(tx)).cvr,
    until: (await readChainEnd(tx)).number,
    events: await findWanted(tx, selection, gathered),
  }));
  const file = openHistoryFile({ chain, cvr, exportedAt: now.toString(), part: asked }, key);
  return linesOf(platform, { wanted, file, events, until });
}

async function findWanted(tx: Tx, selection: EventSelection, gathered: number): Promise<WantedEvents> {
  if (isEverything(selection)) return 'all';
  // What operators did is listed up to a bound; here nothing may be left out.
  const ids = selection.actor === 'operator' ? undefined : await findEventIds(tx, selection, gathered);
  return ids === undefined ? { where: isSelected(selection) } : { ids };
}

type Parts = {
  readonly wanted: WantedFile;
  readonly file: HistoryFile;
  readonly events: WantedEvents;
  readonly until: number;
};

async function* linesOf(
  platform: Platform,
  { wanted, file, events: wantedEvents, until }: Parts,
): AsyncGenerator<string> {
  const { scope, language, selection } = wanted;
  const { ownUserId } = selection;
  const read: Read = (fn) => platform.work(scope, fn);
  const tell = tellEvents(language, ownUserId);
  const pace = createPace();
  yield file.head();
  for await (const parts of walkPart(read, wantedEvents, until)) {
    const rows = parts.flatMap((part) => part.events);
    const names = await read((tx) => findEventNames(tx, platform.keyring, rows));
    for (const part of parts) yield* linesOfSeal(part, names);
  }
  yield file.end();

  async function* linesOfSeal({ seal, events }: SealedPart, names: EventNames): AsyncGenerator<string> {
    yield file.line({ type: 'seal', seal });
    for (let start = 0; start < events.length; start += linesAtOnce) {
      const lines = events.slice(start, start + linesAtOnce).map((event) => lineOf(event, names));
      yield lines.join('');
      if (pace.isDue()) await pace.rest();
    }
  }

  function lineOf(event: EventRow, names: EventNames): string {
    const { event: what, about, by } = tell(itemOf(event, names, ownUserId));
    const isTold = ownUserId === undefined || event.entity_id === ownUserId;
    return file.line({ ...eventLine('event', event, isTold), told: { event: what, about, by } });
  }
}

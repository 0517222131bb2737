import type { HistoryKey } from '../crypto/history-key.ts';
import type { Tx } from '../db/work.ts';
import { eventLine, openHistoryFile } from './history-file.ts';
import { seeOneMoment, walkSeals, walkUnaccounted, walkUnsealed } from './walk-chain.ts';

/** What a whole export is made with, and whether names and values go into it. */
export type HistoryExport = {
  readonly cvr: string;
  readonly key: HistoryKey;
  readonly values: boolean;
  readonly write: (text: string) => Promise<void>;
};

/** Writes the organisation's whole history, as it is at one moment, with what proves it. */
export async function exportHistory(tx: Tx, { cvr, key, values, write }: HistoryExport): Promise<void> {
  await seeOneMoment(tx);
  const { organisationId: chain, now } = tx.scope;
  const file = openHistoryFile({ chain, cvr, exportedAt: now.toString() }, key);
  await write(file.head());
  for await (const { seal, events } of walkSeals(tx)) {
    await write(file.line({ type: 'seal', seal }));
    for (const event of events) await write(file.line(eventLine('event', event, values)));
  }
  for await (const { events, absent } of walkUnsealed(tx)) {
    for (const event of events) await write(file.line(eventLine('unsealed', event, values)));
    for (const id of absent) await write(file.line({ type: 'unsealed-and-gone', id }));
  }
  for await (const id of walkUnaccounted(tx)) await write(file.line({ type: 'in-no-seal', id }));
  await write(file.end());
}

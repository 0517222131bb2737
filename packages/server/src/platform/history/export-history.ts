import type { Tx } from '../db/work.ts';
import { eventLine, type HistoryLine } from './history-file.ts';
import { seeOneMoment, walkSeals, walkUnaccounted, walkUnsealed } from './walk-chain.ts';

/** What stands at the head of an export, and whether names and values go into it. */
export type HistoryExport = {
  readonly cvr: string;
  readonly publicKey: string;
  readonly values: boolean;
  readonly write: (line: HistoryLine) => Promise<void>;
};

/** Writes the organisation's whole history, as it is at one moment, with what proves it. */
export async function exportHistory(tx: Tx, { cvr, publicKey, values, write }: HistoryExport): Promise<void> {
  await seeOneMoment(tx);
  const { organisationId: chain, now } = tx.scope;
  await write({ type: 'chain', format: 1, chain, cvr, exportedAt: now.toString(), publicKey });
  for await (const { seal, events } of walkSeals(tx)) {
    await write({ type: 'seal', seal });
    for (const event of events) await write(eventLine('event', event, values));
  }
  for await (const { events, absent } of walkUnsealed(tx)) {
    for (const event of events) await write(eventLine('unsealed', event, values));
    for (const id of absent) await write({ type: 'unsealed-and-gone', id });
  }
  for await (const id of walkUnaccounted(tx)) await write({ type: 'in-no-seal', id });
  await write({ type: 'end' });
}

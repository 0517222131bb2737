import { hashEvent } from '@tillid/domain/history/hashed-event';
import { absentEventHash, nextSeal, type HistorySeal } from '@tillid/domain/history/history-seal';
import type { HistoryKey } from '../crypto/history-key.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { Tx } from '../db/work.ts';
import { createPace } from '../jobs/pace.ts';
import { hashedEvent } from './kept-event.ts';
import { findEvents, insertSeal, readChainEnd, takeUnsealed } from './seal-store.ts';

// Taking in the rows of one answer must not hold up other requests.
const eventsOfAnswer = 200;

/** A seal just made, and the events that were gone before it could be. */
export type MadeSeal = { readonly seal: HistorySeal; readonly absent: readonly string[] };

/**
 * Seals the organisation's oldest events that wait for it; undefined when none does. An event that was taken away meanwhile has its
 * place in the seal all the same, so that every later check says that it is missing.
 */
export async function sealNext(tx: Tx, key: HistoryKey): Promise<MadeSeal | undefined> {
  const ids = await takeUnsealed(tx);
  if (ids.length === 0) return undefined;
  const hashes = await hashEvents(tx, ids);
  const entries = ids.map((id) => ({ id, hash: hashes.get(id) ?? absentEventHash }));
  const about = {
    chain: tx.scope.organisationId,
    at: tx.scope.now.round('millisecond').toString(),
    keyId: key.keyId,
  };
  const { seal, text } = nextSeal(await readChainEnd(tx), about, entries, sha256);
  const signed = { ...seal, signature: key.sign(text) };
  await insertSeal(tx, signed);
  return { seal: signed, absent: ids.filter((id) => !hashes.has(id)) };
}

/** The hashes of those events that are there. */
async function hashEvents(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  const pace = createPace();
  for (let start = 0; start < ids.length; start += eventsOfAnswer) {
    for (const row of await findEvents(tx, ids.slice(start, start + eventsOfAnswer))) {
      hashes.set(row.id, hashEvent(hashedEvent(row), sha256));
      if (pace.isDue()) await pace.rest();
    }
  }
  return hashes;
}

import { createChainCheck, type ChainCheckParts, type ChainReport } from '@tillid/domain/history/chain-check';
import { sha256 } from '../crypto/sha256.ts';
import type { Scope } from '../db/scope.ts';
import type { Tx, Work } from '../db/work.ts';
import { keptEvent } from './kept-event.ts';
import { countEvents, seeOneMoment, walkSeals, walkUnaccounted, walkUnsealed } from './walk-chain.ts';

/** Checks the chain of one organisation as it is at one moment, beside a running server; memory does not grow with the history. */
export function verifyHistory(work: Work, scope: Scope, parts: Omit<ChainCheckParts, 'sha256'>): Promise<ChainReport> {
  return work(scope, async (tx) => {
    await seeOneMoment(tx);
    return await checkChain(tx, { ...parts, sha256 });
  });
}

async function checkChain(tx: Tx, parts: ChainCheckParts): Promise<ChainReport> {
  const check = createChainCheck(parts);
  let found = 0;
  for await (const { seal, events } of walkSeals(tx)) {
    found += events.length;
    check.seal(seal, events.map(keptEvent));
  }
  for await (const { events, absent } of walkUnsealed(tx)) {
    found += events.length;
    for (const event of events) check.unsealed(keptEvent(event));
    for (const event of absent) check.fault({ kind: 'missing', what: 'event', seal: null, event, count: 1 });
  }
  if ((await countEvents(tx)) !== found)
    for await (const event of walkUnaccounted(tx))
      check.fault({ kind: 'added', what: 'event', seal: null, event, count: 1 });
  return check.end();
}

import type { ChainCheck, ChainCheckParts } from './chain-check.ts';
import { chainFaultKinds, type ChainFault, type ChainFaultKind } from './chain-fault.ts';
import type { PartSeal } from './exported-part.ts';
import { emptyChain, type ChainEnd } from './history-seal.ts';
import { judgeSeal, storeSeal } from './judge-seal.ts';
import { createSealedEvents } from './sealed-events.ts';

/**
 * Makes the check of a part of a chain: some seals by their numbers, each with some of its events. It proves that what is there is as
 * it was sealed, and that everything is there that the part claims; what else was sealed is counted. That the claim is whoever's who made
 * the part, the signature of the file proves.
 */
export function createPartCheck({ sha256, verify, expected, onFault, onHead }: ChainCheckParts): ChainCheck {
  const faults = Object.fromEntries(chainFaultKinds.map((kind) => [kind, 0])) as Record<ChainFaultKind, number>;
  const unseen = new Set(expected);
  const missing = new Set<number>();
  const leftOut = { events: 0, seals: 0 };
  let end: ChainEnd = emptyChain;
  let seals = 0;
  function count(fault: ChainFault): void {
    faults[fault.kind] += fault.count;
    onFault(fault);
  }
  const events = createSealedEvents({ sha256, onFault: count, onLeftOut: () => (leftOut.events += 1) });

  function checkSeal(seal: PartSeal): void {
    const { number, head, previousHead, follows = 0 } = seal;
    const of = (kind: ChainFaultKind) => count({ kind, what: 'seal', seal: number, event: null, count: 1 });
    // Each stands alone: no later seal vouches for the key of one that it does not follow.
    const verdict = judgeSeal(storeSeal(seal, sha256), number, { sha256, verify, onFault: count });
    if (!verdict.holds) of('altered');
    else if (!verdict.proven) of('unproven');
    if (verdict.holds && verdict.entriesReordered) of('reordered');
    seals += 1;
    unseen.delete(head);
    onHead?.(head);
    if (number <= end.number) {
      of('reordered');
      missing.delete(number);
      return;
    }
    if (follows > end.number) missing.add(follows);
    else if (follows < end.number) count({ kind: 'added', what: 'seal', seal: end.number, event: null, count: 1 });
    if (number === end.number + 1 && previousHead !== end.head) of('altered');
    leftOut.seals += number - end.number - 1;
    end = { number, head };
  }

  return {
    seal(seal, ofSeal) {
      checkSeal(seal);
      events.sealed(seal, ofSeal);
    },
    unsealed: events.unsealed,
    fault: count,
    end(last = end.number) {
      if (last > end.number) missing.add(last);
      for (const seal of missing) count({ kind: 'missing', what: 'seal', seal, event: null, count: 1 });
      for (const _ of unseen) count({ kind: 'truncated', what: 'head', seal: end.number, event: null, count: 1 });
      const counts = events.end();
      const isWhole = chainFaultKinds.every((kind) => faults[kind] === 0);
      return { ...counts, seals, head: end.head, faults, isWhole, leftOut };
    },
  };
}

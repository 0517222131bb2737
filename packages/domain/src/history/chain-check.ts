import { chainFaultKinds, type ChainFault, type ChainFaultKind, type OnFault } from './chain-fault.ts';
import type { Sha256 } from './hashed-event.ts';
import type { ChainEnd, HistorySeal } from './history-seal.ts';
import { createSealedEvents, type EventCounts, type KeptEvent } from './sealed-events.ts';
import type { VerifySignature } from './judge-seal.ts';
import { createSealOrder } from './seal-order.ts';

/** What was found in a whole chain: its end, counts, and how many faults of each kind. */
export type ChainReport = EventCounts & {
  readonly seals: number;
  readonly head: string;
  readonly faults: Readonly<Record<ChainFaultKind, number>>;
  /** No fault was found. */
  readonly isWhole: boolean;
  /** Only of a part of a chain: sealed events that are left out, and seals between those that are there. */
  readonly leftOut?: { readonly events: number; readonly seals: number };
};

/** The check of one chain, fed from a database or a file, seal by seal in the order of their numbers. */
export type ChainCheck = {
  readonly seal: (seal: HistorySeal, events: readonly KeptEvent[]) => void;
  /** An event that waits for its seal. */
  readonly unsealed: (event: KeptEvent) => void;
  /** A fault that only the reader can see: an event in no seal, an event that waits and is gone. */
  readonly fault: OnFault;
  /** `last` is the number of the last seal that there should be, where it is known. */
  readonly end: (last?: number) => ChainReport;
};

/** What a chain is checked with; `expected` are heads that were seen before, for example in the log. */
export type ChainCheckParts = {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  readonly expected: readonly string[];
  /** Told the head of every seal that has its place in the chain. */
  readonly onHead?: (head: string) => void;
  readonly onFault: OnFault;
};

/** Makes the check of one chain; memory does not grow with the chain. */
export function createChainCheck({ sha256, verify, expected, onFault, onHead }: ChainCheckParts): ChainCheck {
  const faults = Object.fromEntries(chainFaultKinds.map((kind) => [kind, 0])) as Record<ChainFaultKind, number>;
  const unseen = new Set(expected);
  function count(fault: ChainFault): void {
    faults[fault.kind] += fault.count;
    onFault(fault);
  }
  const order = createSealOrder({ sha256, verify, onFault: count }, (head) => {
    unseen.delete(head);
    onHead?.(head);
  });
  const events = createSealedEvents({ sha256, onFault: count });
  return {
    seal(seal, ofSeal) {
      order.push(seal);
      events.sealed(seal, ofSeal);
    },
    unsealed: events.unsealed,
    fault: count,
    end(last = 0) {
      const { number, head }: ChainEnd = order.end();
      if (last > number) count({ kind: 'missing', what: 'seal', seal: number + 1, event: null, count: last - number });
      for (const _ of unseen) count({ kind: 'truncated', what: 'head', seal: number, event: null, count: 1 });
      const counts = events.end();
      const isWhole = chainFaultKinds.every((kind) => faults[kind] === 0);
      return { ...counts, seals: number, head, faults, isWhole };
    },
  };
}

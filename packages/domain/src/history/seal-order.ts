import { createChainPlaces } from './chain-places.ts';
import type { ChainEnd, HistorySeal } from './history-seal.ts';
import { storeSeal, type SealProof, type StoredSeal } from './judge-seal.ts';

/** Checks that seals, given by their numbers, follow one another. */
export type SealOrder = { readonly push: (seal: HistorySeal) => void; readonly end: () => ChainEnd };

/** As many seals wait for the one that they follow before it is called missing. */
const patience = 100;

/** Makes the check of one chain; `onHead` is told the head of every seal that has its place in the chain. */
export function createSealOrder(proof: SealProof, onHead: (head: string) => void): SealOrder {
  const places = createChainPlaces(proof, onHead);
  const waiting: StoredSeal[] = [];

  function putFollowers(): void {
    for (let index = 0; index < waiting.length; index += 1) {
      const stored = waiting[index];
      const verdict = stored && places.judgeNext(stored);
      if (stored === undefined || verdict === undefined) continue;
      places.put(stored, verdict);
      waiting.splice(index, 1);
      index = -1;
    }
  }

  /** None of those that wait follows: the lowest shows what is wrong. */
  function giveUpWaiting(): void {
    const [first, ...others] = waiting;
    if (first === undefined) return;
    const lowest = others.reduce(lower, first);
    waiting.splice(waiting.indexOf(lowest), 1);
    const { number } = lowest.statement;
    if (number > places.reached()) places.putAnyway(lowest);
    else proof.onFault({ kind: 'added', what: 'seal', seal: number, event: null, count: 1 });
  }

  return {
    push(seal) {
      waiting.push(storeSeal(seal, proof.sha256));
      putFollowers();
      if (waiting.length <= patience) return;
      giveUpWaiting();
      putFollowers();
    },
    end() {
      while (waiting.length > 0) {
        giveUpWaiting();
        putFollowers();
      }
      return places.end();
    },
  };
}

function lower(a: StoredSeal, b: StoredSeal): StoredSeal {
  return b.statement.number < a.statement.number ? b : a;
}

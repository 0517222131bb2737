import { emptyChain, statementText, type ChainEnd } from './history-seal.ts';
import { judgeSeal, type SealProof, type SealVerdict, type StoredSeal } from './judge-seal.ts';

/** The places of a chain, filled from the first on. */
export type ChainPlaces = {
  /** The verdict on a seal that belongs into the next place; undefined when it does not. */
  readonly judgeNext: (stored: StoredSeal) => SealVerdict | undefined;
  readonly put: (stored: StoredSeal, verdict: SealVerdict) => void;
  /** Puts a seal that follows none: into the place of its number, after places that stay empty. */
  readonly putAnyway: (stored: StoredSeal) => void;
  /** The number of the last place that is filled or was passed over. */
  readonly reached: () => number;
  readonly end: () => ChainEnd;
};

/** Makes the places of one chain; `onHead` is told the head of every seal that is put. */
export function createChainPlaces(proof: SealProof, onHead: (head: string) => void): ChainPlaces {
  let end = emptyChain;
  let heads: readonly string[] = [emptyChain.head];
  // After an altered seal nobody knows which head the next one must follow.
  let lost = false;
  let unproven = { from: 1, count: 0 };

  function report(kind: 'altered' | 'missing' | 'reordered' | 'unproven', seal: number, count = 1): void {
    proof.onFault({ kind, what: 'seal', seal, event: null, count });
  }

  function put(stored: StoredSeal, verdict: SealVerdict): void {
    const number = end.number + 1;
    if (stored.statement.number !== number) report('reordered', number);
    if (verdict.holds && verdict.entriesReordered)
      proof.onFault({ kind: 'reordered', what: 'event', seal: number, event: null, count: 1 });
    if (!verdict.holds) report('altered', number);
    if (verdict.proven) unproven = { from: number + 1, count: 0 };
    else if (verdict.holds) unproven = { ...unproven, count: unproven.count + 1 };
    lost = !verdict.holds;
    const computed = proof.sha256(statementText({ ...stored.statement, number }));
    heads = lost ? [stored.head, computed] : [stored.head];
    end = { number, head: stored.head };
    onHead(stored.head);
  }

  return {
    judgeNext(stored) {
      if (!heads.includes(stored.statement.previousHead)) return undefined;
      const verdict = judgeSeal(stored, end.number + 1, proof);
      return verdict.holds ? verdict : undefined;
    },
    put,
    putAnyway(stored) {
      const { number } = stored.statement;
      const gap = number - end.number - 1;
      if (gap > 0) report('missing', end.number + 1, gap);
      const mayFollow = gap > 0 || lost;
      end = { ...end, number: number - 1 };
      const verdict = judgeSeal(stored, number, proof);
      put(stored, mayFollow ? verdict : { ...verdict, holds: false });
    },
    reached: () => end.number,
    end() {
      // Seals of an earlier key are proven by a later seal, which holds their heads and through their key ids their keys.
      if (unproven.count > 0) report('unproven', unproven.from, unproven.count);
      return end;
    },
  };
}

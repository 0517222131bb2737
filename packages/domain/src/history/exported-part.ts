import { canonicalJson } from './canonical-json.ts';
import type { HistorySeal, SealEntry } from './history-seal.ts';

/**
 * A seal as a part of a chain has it: all of its entries, since only together they prove one, with a mark at those whose events are in the
 * part, and the number of the seal before it in the part, 0 for the first.
 */
export type PartSeal = HistorySeal & {
  readonly follows?: number | undefined;
  readonly entries: readonly (SealEntry & { readonly here?: boolean | undefined })[];
};

/** What is signed at the end of an exported file: that it is as it was written. `digest` is the SHA-256 of everything before the last line. */
export function exportStatement(of: {
  readonly chain: string;
  readonly digest: string;
  readonly keyId: string;
}): string {
  const { chain, digest, keyId } = of;
  return canonicalJson({ type: 'history-export', chain, digest, keyId });
}

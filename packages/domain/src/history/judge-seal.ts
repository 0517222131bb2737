import type { OnFault } from './chain-fault.ts';
import type { Sha256 } from './hashed-event.ts';
import {
  digestEntries,
  inOrder,
  statementOf,
  statementText,
  type HistorySeal,
  type SealStatement,
} from './history-seal.ts';

/** Whether a signature is right; `unknown` when the key was not given. */
export type VerifySignature = (keyId: string, text: string, signature: string) => 'valid' | 'invalid' | 'unknown';

/** What proves seals, and who is told of what is wrong with them. */
export type SealProof = { readonly sha256: Sha256; readonly verify: VerifySignature; readonly onFault: OnFault };

/** A seal without its entries, which are many, but with what they come to. */
export type StoredSeal = Pick<HistorySeal, 'head' | 'signature'> & {
  readonly statement: SealStatement;
  /** The digest that the entries would have in their defined order, where they are not in it. */
  readonly orderedEvents: string | undefined;
};

/** What a seal is in a certain place of the chain. */
export type SealVerdict = {
  readonly holds: boolean;
  /** It holds only when its entries are put back into their order. */
  readonly entriesReordered: boolean;
  /** Its signature is right; false also where the key is not known. */
  readonly proven: boolean;
};

/** Takes from a seal what the chain needs. */
export function storeSeal(seal: HistorySeal, sha256: Sha256): StoredSeal {
  const ordered = inOrder(seal.entries);
  const isOrdered = ordered.every((entry, index) => entry === seal.entries[index]);
  return {
    statement: statementOf(seal, sha256),
    orderedEvents: isOrdered ? undefined : digestEntries(ordered, sha256),
    head: seal.head,
    signature: seal.signature,
  };
}

/** Judges a seal as the one with this number, whatever number it carries. */
export function judgeSeal(stored: StoredSeal, number: number, { sha256, verify }: SealProof): SealVerdict {
  const asStored = { ...stored.statement, number };
  const { orderedEvents } = stored;
  const candidates = orderedEvents === undefined ? [asStored] : [asStored, { ...asStored, events: orderedEvents }];
  const texts = candidates.map(statementText);
  const text = texts.find((each) => sha256(each) === stored.head);
  const signature = text === undefined ? 'invalid' : verify(stored.statement.keyId, text, stored.signature);
  return { holds: signature !== 'invalid', entriesReordered: text !== texts[0], proven: signature === 'valid' };
}

import { canonicalJson } from './canonical-json.ts';
import type { Sha256 } from './hashed-event.ts';

/** One event in a seal: its id and its hash. */
export type SealEntry = { readonly id: string; readonly hash: string };

/** What is signed. `chain` is the organisation's id; `events` is the digest of the entries. */
export type SealStatement = {
  readonly chain: string;
  readonly number: number;
  readonly previousHead: string;
  readonly at: string;
  readonly count: number;
  readonly events: string;
  readonly keyId: string;
};

/** A seal as it is kept: the entries instead of their digest, and what proves them. */
export type HistorySeal = Omit<SealStatement, 'count' | 'events'> & {
  readonly entries: readonly SealEntry[];
  readonly head: string;
  readonly signature: string;
};

/** What a new seal follows. */
export type ChainEnd = { readonly number: number; readonly head: string };

/** A chain without a seal. */
export const emptyChain: ChainEnd = { number: 0, head: '0'.repeat(64) };

/** Stands for the hash of an event that was already gone when it should have been sealed: nothing has this hash. */
export const absentEventHash = '0'.repeat(64);

/** The defined order of the events of one seal: by id, which is by time of birth. */
export function inOrder(entries: readonly SealEntry[]): SealEntry[] {
  return entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The digest of entries in their order: each step hashes the one before it with the next entry. */
export function digestEntries(entries: readonly SealEntry[], sha256: Sha256): string {
  return entries.reduce((digest, { id, hash }) => sha256(`${digest}|${id}|${hash}`), '');
}

/** The statement of a seal as its entries give it. */
export function statementOf(seal: Omit<HistorySeal, 'head' | 'signature'>, sha256: Sha256): SealStatement {
  const { chain, number, previousHead, at, keyId, entries } = seal;
  return { chain, number, previousHead, at, keyId, count: entries.length, events: digestEntries(entries, sha256) };
}

/** The text that is signed and whose hash is the head of the chain: it holds the head before it. */
export function statementText(statement: SealStatement): string {
  return canonicalJson(statement);
}

/** The next seal of a chain, to be signed. */
export type UnsignedSeal = { readonly seal: Omit<HistorySeal, 'signature'>; readonly text: string };

/** Makes the next seal of a chain of entries in any order. */
export function nextSeal(
  end: ChainEnd,
  made: { readonly chain: string; readonly at: string; readonly keyId: string },
  entries: readonly SealEntry[],
  sha256: Sha256,
): UnsignedSeal {
  const seal = { ...made, number: end.number + 1, previousHead: end.head, entries: inOrder(entries) };
  const text = statementText(statementOf(seal, sha256));
  return { seal: { ...seal, head: sha256(text) }, text };
}

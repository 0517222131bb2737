/**
 * What can be wrong with a chain. *Altered*: not as it was sealed. *Missing*: sealed, or numbered, and gone. *Added*: there, in no
 * seal and not waiting for one. *Reordered*: whole, in another place. *Truncated*: a head that was seen before is not in the chain.
 * *Unproven*: signed at the end by a key that was not given.
 */
export const chainFaultKinds = ['altered', 'missing', 'added', 'reordered', 'truncated', 'unproven'] as const;

/** One kind of fault. */
export type ChainFaultKind = (typeof chainFaultKinds)[number];

/** One fault: `seal` is the number of the seal and `event` the id of the event where it is, as far as it is known. */
export type ChainFault = {
  readonly kind: ChainFaultKind;
  readonly what: 'event' | 'values' | 'seal' | 'head' | 'file';
  readonly seal: number | null;
  readonly event: string | null;
  /** How many stand here as one: seals from this number on, or events of the same person. */
  readonly count: number;
};

/** Told of each fault as it is found, so that a chain full of faults needs no memory. */
export type OnFault = (fault: ChainFault) => void;

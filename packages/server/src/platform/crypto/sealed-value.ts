import type { KeyObject } from 'node:crypto';
import { seal, unseal } from './seal.ts';

/** A key that seals, with the id that stands at the beginning of what it sealed. */
export type SealingKey = { readonly id: Buffer; readonly key: KeyObject };

/** The keys that open values: one for each id, and the one from before values told their key. */
export type OpeningKeys = {
  readonly byId: ReadonlyMap<string, SealingKey>;
  readonly idBytes: number;
  readonly untold: SealingKey | undefined;
};

const version = 1;

/** Seals as version ‖ key id ‖ sealed; both are bound in, so that a value cannot be said to be under another key. */
export function sealUnder(key: SealingKey, plain: string | Buffer, context: string): Buffer {
  const header = sealedHeader(key.id);
  return seal(key.key, plain, bound(header, context), header);
}

/** Opens what `sealUnder` made, or what `seal` made before values told their key; throws when no key opens it. */
export function unsealWith(keys: OpeningKeys, sealed: Buffer, context: string): Buffer {
  const header = sealed.subarray(0, keys.idBytes + 1);
  const key = sealed[0] === version ? keys.byId.get(header.subarray(1).toString('hex')) : undefined;
  if (key !== undefined) return unseal(key.key, sealed.subarray(header.length), bound(header, context));
  if (keys.untold === undefined) throw new Error('the key of a sealed value is not among those of the database');
  return unseal(keys.untold.key, sealed, context);
}

/** What a value sealed under a key begins with. */
export function sealedHeader(keyId: Buffer): Buffer {
  return Buffer.concat([Buffer.of(version), keyId]);
}

function bound(header: Buffer, context: string): string {
  return `${header.toString('hex')}|${context}`;
}

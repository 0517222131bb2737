import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Cpr } from '@tillid/domain/identifiers/cpr';
import type { OrganisationId } from '../db/scope.ts';
import type { OrganisationKeyTable } from '../db/tables/keys.ts';
import { asBuffer } from '../threads/as-buffer.ts';
import { createKeyedHasher, keyedHash, type KeyedHasher } from './keyed-hash.ts';
import { sealedHeader, sealUnder, unsealWith, type SealingKey } from './sealed-value.ts';

/**
 * Keys of one organisation as they are in one unit of work: seals its personal data and makes its keyed hash of CPR numbers.
 * Hashes are for the unit of work that asked for the keys; a value sealed later tells its key and is opened all the same.
 */
export type OrganisationKeys = {
  readonly keyId: string;
  /** The key that comes, or the active one when none does. */
  readonly nextKeyId: string;
  readonly seal: (plain: string | Buffer, context: string) => Buffer;
  readonly unseal: (sealed: Buffer, context: string) => Buffer;
  /** Keyed hash of a CPR number, unique in the organisation (decision 28). */
  readonly cprHash: (cpr: Cpr) => Buffer;
  /** The same under the key that comes. */
  readonly nextCprHash: (cpr: Cpr) => Buffer;
  /** The hashes under which a user may lie: the active key's first. */
  readonly cprHashes: (cpr: Cpr) => Buffer[];
  /** What those hashes are made with, for a thread of this process that hashes a whole file; never stored, logged or sent. */
  readonly cprHashKeys: readonly CprHashKey[];
  /** All of them, for a thread of this process that makes users; never stored, logged or sent. */
  readonly forThread: KeysForThread;
  /** What a value sealed under the active key begins with. */
  readonly header: Buffer;
};

/** What CPR numbers are hashed with under a data key. */
export type CprHashKey = { readonly keyId: string; readonly key: Buffer };

/** A data key, opened. */
export type OpenedKey = {
  readonly id: string;
  readonly state: OrganisationKeyTable['state'];
  readonly sealing: SealingKey;
  readonly hashing: { readonly key: Buffer; readonly hash: KeyedHasher };
};

/** The keys of a unit of work in a form that a thread of the same process can be given. */
export type KeysForThread = {
  readonly organisationId: OrganisationId;
  readonly opened: readonly (Pick<OpenedKey, 'id' | 'state'> & {
    readonly sealing: { readonly id: Uint8Array; readonly key: KeyObject };
    readonly hashing: Uint8Array;
  })[];
};

const idBytes = 16;

/** What is derived from a data key. */
export function openDataKey(id: string, dataKey: Buffer): Omit<OpenedKey, 'state'> {
  const key = keyedHash(dataKey, 'cpr hash');
  return {
    id,
    sealing: { id: Buffer.from(id.replaceAll('-', ''), 'hex'), key: createSecretKey(keyedHash(dataKey, 'seal')) },
    hashing: { key, hash: createKeyedHasher(key) },
  };
}

/** The keys of a unit of work, from all data keys of the organisation, the oldest first. */
export function organisationKeys(organisationId: OrganisationId, opened: readonly OpenedKey[]): OrganisationKeys {
  const active = opened.find((key) => key.state === 'active');
  const [oldest] = opened;
  if (active === undefined || oldest === undefined) throw new Error('the organisation has no data key');
  const next = opened.find((key) => key.state === 'coming') ?? active;
  const inUse = [active, ...opened.filter((key) => key.state === 'retiring')];
  const byId = new Map(opened.map(({ sealing }) => [sealing.id.toString('hex'), sealing]));
  const opening = { byId, idBytes, untold: oldest.sealing };
  const hash = (key: OpenedKey, cpr: Cpr) => Buffer.from(key.hashing.hash(cpr.reveal()), 'hex');
  return {
    keyId: active.id,
    nextKeyId: next.id,
    seal: (plain, context) => sealUnder(active.sealing, plain, `${organisationId}|${context}`),
    unseal: (sealed, context) => unsealWith(opening, sealed, `${organisationId}|${context}`),
    cprHash: (cpr) => hash(active, cpr),
    nextCprHash: (cpr) => hash(next, cpr),
    cprHashes: (cpr) => inUse.map((key) => hash(key, cpr)),
    cprHashKeys: inUse.map(({ id, hashing }) => ({ keyId: id, key: hashing.key })),
    forThread: {
      organisationId,
      opened: opened.map(({ id, state, sealing, hashing }) => ({ id, state, sealing, hashing: hashing.key })),
    },
    header: sealedHeader(active.sealing.id),
  };
}

/** The keys that a thread was given. */
export function keysInThread({ organisationId, opened }: KeysForThread): OrganisationKeys {
  const keys = opened.map(({ id, state, sealing, hashing }) => ({
    id,
    state,
    sealing: { id: asBuffer(sealing.id), key: sealing.key },
    hashing: { key: asBuffer(hashing), hash: createKeyedHasher(hashing) },
  }));
  return organisationKeys(organisationId, keys);
}

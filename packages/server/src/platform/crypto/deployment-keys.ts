import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Cpr } from '@tillid/domain/identifiers/cpr';
import type { DeploymentKeyTable } from '../db/tables/keys.ts';
import { historyKeyOf, type HistoryKey } from './history-key.ts';
import { createKeyedHasher, type KeyedHasher } from './keyed-hash.ts';
import type { MasterKey } from './master-key.ts';
import { sealUnder, unsealWith, type SealingKey } from './sealed-value.ts';
import { seal, unseal } from './seal.ts';

/** Keys of the deployment as they are in one unit of work: what is new is made under the active key, what lies under a retiring one is still found and opened. */
export type DeploymentKeys = {
  readonly keyId: string;
  /** Deployment-wide keyed hash of a CPR number, for sign-in only. */
  readonly personHashOfCpr: (cpr: Cpr) => Buffer;
  /** Deployment-wide keyed hash of `issuer|subject`, for sign-in only. */
  readonly personHashOfSubject: (issuer: string, subject: string) => Buffer;
  /** The hashes under which a person may lie: the active key's first. */
  readonly personHashesOfCpr: (cpr: Cpr) => Buffer[];
  /** What hashes are made with, for a thread of this process that makes users; never stored, logged or sent. */
  readonly personHashKey: Uint8Array;
  readonly personHashesOfSubject: (issuer: string, subject: string) => Buffer[];
  readonly seal: (plain: string | Buffer, context: string) => Buffer;
  readonly unseal: (sealed: Buffer, context: string) => Buffer;
  readonly historyKey: () => HistoryKey;
};

/** What is derived from one master key for the use of the deployment. */
export type PurposeKeys = {
  readonly id: string;
  readonly person: KeyedHasher;
  readonly personKey: Uint8Array;
  readonly global: SealingKey;
  readonly wrapping: KeyObject;
};

/** Those of the active master key, which also signs the seals of history. */
export type ActiveKeys = PurposeKeys & { readonly historyKey: () => HistoryKey };

type Row = Pick<DeploymentKeyTable, 'id' | 'state' | 'wrapped'>;

const purposeBytes = 32;
const idBytes = 6;

/** The keys for purposes of the active master key. */
export function activeKeysOf(master: MasterKey): ActiveKeys {
  let historyKey: HistoryKey | undefined;
  return { ...purposeKeys(master.id, secretsOf(master)), historyKey: () => (historyKey ??= historyKeyOf(master)) };
}

/** What a retiring master key is replaced by: its keys for purposes, sealed under the active one. */
export function wrapRetiring(active: MasterKey, retiring: MasterKey): Buffer {
  return wrapSecrets(active, retiring.id, secretsOf(retiring));
}

/** The same value under another active key. */
export function rewrapRetiring(from: MasterKey, to: MasterKey, row: { id: string; wrapped: Buffer }): Buffer {
  return wrapSecrets(to, row.id, unseal(wrapKeyOf(from), row.wrapped, `deployment-key|${row.id}`));
}

/** Opens the keys for purposes of a retiring master key. */
export function openRetiring(active: MasterKey, row: { id: string; wrapped: Buffer }): PurposeKeys {
  return purposeKeys(row.id, unseal(wrapKeyOf(active), row.wrapped, `deployment-key|${row.id}`));
}

/** The keys of a unit of work, from the active master key and the retiring ones. */
export function deploymentKeys(active: ActiveKeys, retiring: readonly PurposeKeys[]): DeploymentKeys {
  const all = [active, ...retiring];
  const byId = new Map(all.map(({ global }) => [global.id.toString('hex'), global]));
  // Only what lives for minutes was sealed before values told their key.
  const opening = { byId, idBytes, untold: active.global };
  return {
    keyId: active.id,
    personHashOfCpr: (cpr) => hashOfCpr(active, cpr),
    personHashOfSubject: (issuer, subject) => hashOfSubject(active, issuer, subject),
    personHashesOfCpr: (cpr) => all.map((keys) => hashOfCpr(keys, cpr)),
    personHashKey: active.personKey,
    personHashesOfSubject: (issuer, subject) => all.map((keys) => hashOfSubject(keys, issuer, subject)),
    seal: (plain, context) => sealUnder(active.global, plain, context),
    unseal: (sealed, context) => unsealWith(opening, sealed, context),
    historyKey: active.historyKey,
  };
}

/** Whether a row of the database is a key under which something may still lie. */
export function isRetiring(row: Row): row is Row & { wrapped: Buffer } {
  return row.state === 'retiring' && row.wrapped !== null;
}

/** The hasher of CPR numbers for sign-in, in a thread that was given its key. */
export function personHasherInThread(key: Uint8Array): (cpr: Cpr) => Buffer {
  const person = createKeyedHasher(key);
  return (cpr) => hashOfCpr({ person }, cpr);
}

function hashOfCpr({ person }: Pick<PurposeKeys, 'person'>, cpr: Cpr): Buffer {
  return Buffer.from(person(`cpr|${cpr.reveal()}`), 'hex');
}

function hashOfSubject({ person }: PurposeKeys, issuer: string, subject: string): Buffer {
  return Buffer.from(person(`subject|${issuer.length}|${issuer}|${subject}`), 'hex');
}

function secretsOf(master: MasterKey): Buffer {
  return Buffer.concat(
    ['person hash', 'global seal', 'wrap organisation keys'].map((purpose) => master.derive(purpose)),
  );
}

function purposeKeys(id: string, secrets: Buffer): PurposeKeys {
  const bytes = (place: number) => secrets.subarray(place * purposeBytes, (place + 1) * purposeBytes);
  const part = (place: number) => createSecretKey(bytes(place));
  return {
    id,
    person: createKeyedHasher(bytes(0)),
    personKey: bytes(0),
    global: { id: Buffer.from(id, 'hex'), key: part(1) },
    wrapping: part(2),
  };
}

function wrapSecrets(active: MasterKey, id: string, secrets: Buffer): Buffer {
  return seal(wrapKeyOf(active), secrets, `deployment-key|${id}`);
}

function wrapKeyOf(master: MasterKey): Buffer {
  return master.derive('wrap retiring keys');
}

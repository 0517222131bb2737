import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { VerifySignature } from '@tillid/domain/history/judge-seal';
import type { MasterKey } from './master-key.ts';

/** The Ed25519 key that signs the seals of history (RFC 8032). */
export type HistoryKey = {
  /** Beginning of the SHA-256 of the public key: whoever knows the id can tell the right key from any other. */
  readonly keyId: string;
  /** The 32 bytes of the public key in base64. */
  readonly publicKey: string;
  readonly sign: (text: string) => string;
};

// The fixed beginnings of an Ed25519 key in DER (RFC 8410); the 32 bytes of the key follow.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyIdDigits = 32;

/** The key of a deployment: its 32 secret bytes come from the master key, so there is nothing more to keep or to lose. */
export function historyKeyOf(master: MasterKey): HistoryKey {
  const seed = master.derive('history seal');
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const bytes = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
  return {
    keyId: keyIdOf(bytes),
    publicKey: bytes.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Whether a text is a public key as `HistoryKey` gives it. */
export function isPublicKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text);
}

/** Verifies signatures of the given public keys. */
export function verifierOf(publicKeys: readonly string[]): VerifySignature {
  const keys = new Map<string, KeyObject>();
  for (const text of publicKeys) {
    const bytes = Buffer.from(text, 'base64');
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });
    keys.set(keyIdOf(bytes), key);
  }
  return (keyId, text, signature) => {
    const key = keys.get(keyId);
    if (key === undefined) return 'unknown';
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')) ? 'valid' : 'invalid';
  };
}

/** The id of a public key in base64. */
export function historyKeyIdOf(publicKey: string): string {
  return keyIdOf(Buffer.from(publicKey, 'base64'));
}

function keyIdOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, keyIdDigits);
}

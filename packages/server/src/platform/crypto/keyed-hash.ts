import { createHash, createHmac, hash, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';

/** HMAC-SHA-256 of a text. With a `KeyObject`, made once, it takes a sixth of the time that raw bytes take. */
export function keyedHash(key: Buffer | KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** HMAC-SHA-256 of texts under one key, in lower-case hexadecimal digits. */
export type KeyedHasher = (text: string) => string;

const blockBytes = 64;
const hashBytes = 32;

/**
 * Makes a hasher for very many short texts: the two hashes of RFC 2104, each in one call, take a quarter of the time of `createHmac`,
 * which makes an object for every text. The key has at most 64 bytes.
 */
export function createKeyedHasher(key: Uint8Array): KeyedHasher {
  const outer = Buffer.alloc(blockBytes + hashBytes);
  let inner = Buffer.alloc(blockBytes);
  for (let index = 0; index < blockBytes; index += 1) {
    inner[index] = (key[index] ?? 0) ^ 0x36;
    outer[index] = (key[index] ?? 0) ^ 0x5c;
  }
  return (text) => {
    const bytes = blockBytes + Buffer.byteLength(text);
    if (inner.length !== bytes) inner = Buffer.concat([inner.subarray(0, blockBytes)], bytes);
    inner.write(text, blockBytes);
    outer.write(hash('sha256', inner, 'hex'), blockBytes, 'hex');
    return hash('sha256', outer, 'hex');
  };
}

/** SHA-256 of a token of at least 128 random bits, as tokens lie in the database. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A token of 256 random bits as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two hashes in constant time. */
export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

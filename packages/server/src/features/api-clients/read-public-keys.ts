import { createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { apiClientLimits } from '@tillid/domain/access/api-client-permissions';
import { fail, ok, type Result } from '@tillid/domain/result';
import { hasUnwritable } from '@tillid/domain/text/unwritable';
import type { PublicKey } from './public-key.ts';

/** Why pasted keys cannot be used. */
export type KeyFault =
  | 'keys-missing'
  | 'keys-too-many'
  | 'keys-same-id'
  | 'key-is-private'
  | 'key-unreadable'
  | 'key-kind-not-allowed'
  | 'key-too-short'
  | 'key-algorithm-wrong';

type Read<T> = Result<T, KeyFault>;
type Jwk = Readonly<Record<string, unknown>>;

const shortestRsaBits = 2048;
/** Members that only private or shared keys have (RFC 7518, 6.2.2, 6.3.2 and 6.4). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const pemBlock = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

/** Reads pasted public keys: a JWK, a JWK set, or one or more in PEM. A private key is refused, and nothing of it is kept. */
export async function readPublicKeys(text: string): Promise<Read<readonly PublicKey[]>> {
  const jwks = text.includes('-----BEGIN') ? fromPem(text) : fromJson(text);
  if (!jwks.ok) return jwks;
  if (jwks.value.length === 0) return fail('keys-missing');
  if (jwks.value.length > apiClientLimits.publicKeys) return fail('keys-too-many');
  const keys: PublicKey[] = [];
  for (const jwk of jwks.value) {
    const key = await readKey(jwk);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return new Set(keys.map((key) => key.kid)).size === keys.length ? ok(keys) : fail('keys-same-id');
}

function fromPem(text: string): Read<readonly Jwk[]> {
  if (/PRIVATE KEY/.test(text)) return fail('key-is-private');
  const blocks = text.match(pemBlock) ?? [];
  try {
    return ok(blocks.map((block) => createPublicKey(block).export({ format: 'jwk' }) as Jwk));
  } catch {
    return fail('key-unreadable');
  }
}

function fromJson(text: string): Read<readonly Jwk[]> {
  if (text.trim() === '') return fail('keys-missing');
  try {
    const parsed: unknown = JSON.parse(text);
    const found = isObject(parsed) && Array.isArray(parsed['keys']) ? (parsed['keys'] as unknown[]) : [parsed];
    return found.every(isObject) ? ok(found) : fail('key-unreadable');
  } catch {
    return fail('key-unreadable');
  }
}

function isObject(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function readKey(jwk: Jwk): Promise<Read<PublicKey>> {
  if (privateMembers.some((member) => member in jwk)) return fail('key-is-private');
  const key = keyObject(jwk);
  if (key === undefined) return fail('key-unreadable');
  const algorithms = algorithmsOf(key);
  if (!algorithms.ok) return algorithms;
  const [usual] = algorithms.value;
  const named = jwk['alg'] === 'Ed25519' ? 'EdDSA' : (jwk['alg'] ?? usual);
  const alg = algorithms.value.find((each) => each === named);
  if (alg === undefined) return fail('key-algorithm-wrong');
  // As Node writes it, so that only known members are kept.
  const kept = key.export({ format: 'jwk' }) as Omit<PublicKey, 'kid' | 'alg'>;
  const kid = typeof jwk['kid'] === 'string' && jwk['kid'] !== '' ? jwk['kid'] : await calculateJwkThumbprint(kept);
  return kid.length <= 200 && !hasUnwritable(kid) ? ok({ ...kept, kid, alg }) : fail('key-unreadable');
}

function keyObject(jwk: Jwk): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** The algorithms that a key can be used with, the usual one first. */
function algorithmsOf(key: KeyObject): Read<readonly PublicKey['alg'][]> {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') return ok(['ES256']);
  if (key.asymmetricKeyType === 'ed25519') return ok(['EdDSA']);
  // With an exponent of one a signature is what it signs, and an even one belongs to no pair of keys.
  const { publicExponent = 1n } = details ?? {};
  const isOddExponent = publicExponent > 1n && publicExponent % 2n === 1n;
  if (key.asymmetricKeyType !== 'rsa' || !isOddExponent) return fail('key-kind-not-allowed');
  return (details?.modulusLength ?? 0) < shortestRsaBits ? fail('key-too-short') : ok(['PS256', 'RS256']);
}

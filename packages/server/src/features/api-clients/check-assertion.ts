import { decodeProtectedHeader, errors, importJWK, jwtVerify, type JWTPayload } from 'jose';
import { Temporal } from 'temporal-polyfill';
import { fail, ok, type Result } from '@tillid/domain/result';
import { asDate } from '../../platform/clock/clock.ts';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { Tx } from '../../platform/db/work.ts';
import { insertAssertion } from './access-token-store.ts';
import { isForAlgorithm, type PublicKey } from './public-key.ts';

/** Why an assertion is refused. */
export type AssertionFault =
  | 'assertion-unreadable'
  | 'assertion-key-unknown'
  | 'assertion-signature-wrong'
  | 'assertion-claim-wrong'
  | 'assertion-expired'
  | 'assertion-lasts-too-long'
  | 'assertion-used';

/** Whom an assertion must be from and for. */
export type AssertionParties = {
  readonly apiClientId: string;
  readonly clientId: string;
  /** Addresses of the token endpoint and of the issuer; either may be meant. */
  readonly audience: readonly string[];
};

const longestMinutes = 5;
/** Two machines' clocks differ. */
const toleranceSeconds = 30;

/**
 * Checks a signed assertion (RFC 7523, 3): key and algorithm registered, from and for the right parties, made within five minutes
 * for at most five minutes, and never used before on any server.
 */
export async function checkAssertion(
  tx: Tx,
  assertion: string,
  keys: readonly PublicKey[],
  parties: AssertionParties,
): Promise<Result<undefined, AssertionFault>> {
  const meant = keysMeant(assertion, keys);
  if (!meant.ok) return meant;
  let found: Result<JWTPayload, AssertionFault> = fail('assertion-key-unknown');
  for (const key of meant.value) {
    found = await verify(tx, assertion, key, parties);
    if (found.ok || found.fault !== 'assertion-signature-wrong') break;
  }
  return found.ok ? await useOnce(tx, found.value, parties.apiClientId) : found;
}

function keysMeant(assertion: string, keys: readonly PublicKey[]): Result<readonly PublicKey[], AssertionFault> {
  try {
    const { alg, kid } = decodeProtectedHeader(assertion);
    return ok(keys.filter((key) => isForAlgorithm(key, alg) && (kid === undefined || kid === key.kid)));
  } catch {
    return fail('assertion-unreadable');
  }
}

async function verify(
  tx: Tx,
  assertion: string,
  key: PublicKey,
  parties: AssertionParties,
): Promise<Result<JWTPayload, AssertionFault>> {
  try {
    const { payload } = await jwtVerify(assertion, await importJWK(key), {
      algorithms: key.alg === 'EdDSA' ? ['EdDSA', 'Ed25519'] : [key.alg],
      issuer: parties.clientId,
      subject: parties.clientId,
      audience: [...parties.audience],
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: longestMinutes * 60,
      clockTolerance: toleranceSeconds,
      currentDate: asDate(tx.scope.now),
    });
    return ok(payload);
  } catch (error) {
    return fail(faultOf(error));
  }
}

function faultOf(error: unknown): AssertionFault {
  if (error instanceof errors.JWTExpired) return 'assertion-expired';
  if (error instanceof errors.JWTClaimValidationFailed) return 'assertion-claim-wrong';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'assertion-signature-wrong';
  return 'assertion-unreadable';
}

async function useOnce(tx: Tx, payload: JWTPayload, apiClientId: string): Promise<Result<undefined, AssertionFault>> {
  const { jti, exp } = payload;
  if (typeof jti !== 'string' || jti === '' || exp === undefined) return fail('assertion-claim-wrong');
  const latest = tx.scope.now.add({ minutes: longestMinutes, seconds: 2 * toleranceSeconds });
  const expires = Math.ceil((exp + toleranceSeconds) * 1000);
  // Compared as numbers: a number in a JWT can be further away than any date.
  if (expires > latest.epochMilliseconds) return fail('assertion-lasts-too-long');
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(expires);
  const isFirst = await insertAssertion(tx, apiClientId, { hash: tokenHash(jti), expiresAt });
  return isFirst ? ok(undefined) : fail('assertion-used');
}

import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { DeploymentKeys } from '../../platform/crypto/keyring.ts';
import { seal, unseal } from '../../platform/crypto/seal.ts';
import type { ProvenEid } from './eid-claims.ts';

/** Whom the eID proved, as far as finding the person's users needs it. Its keyed hashes are made anew each time, since keys are rotated. */
export type ProvenPerson = Pick<ProvenEid, 'issuer' | 'subject' | 'cpr'>;

const context = 'person of a session';

/** Seals whom the eID proved twice: under the deployment's key, and under the session's token, of which the database has a hash only. */
export function sealPerson(keys: DeploymentKeys, token: string, person: ProvenPerson): Buffer {
  return seal(keyOf(token), keys.seal(JSON.stringify(asText(person)), context), context);
}

/** Opens what `sealPerson` made. */
export function unsealPerson(keys: DeploymentKeys, token: string, sealed: Buffer): ProvenPerson {
  const inner = unseal(keyOf(token), sealed, context);
  return fromText(JSON.parse(keys.unseal(inner, context).toString()) as PersonText);
}

/** A person as JSON can carry it; only ever stored sealed. */
export type PersonText = { readonly issuer: string; readonly subject: string; readonly cpr: string | null };

/** Writes a person as text. */
export function asText({ issuer, subject, cpr }: ProvenPerson): PersonText {
  return { issuer, subject, cpr: cpr?.reveal() ?? null };
}

/** Reads what `asText` wrote. */
export function fromText({ issuer, subject, cpr }: PersonText): ProvenPerson {
  return { issuer, subject, cpr: cpr === null ? undefined : readCpr(cpr) };
}

// Whether replacement numbers are accepted was decided at the log-in.
function readCpr(digits: string): Cpr {
  const cpr = parseCpr(digits, { testNumbers: true });
  if (!cpr.ok) throw new Error(`the sealed CPR number of a proven person is not one: ${cpr.fault}`);
  return cpr.value;
}

// The token has 256 random bits, so a plain hash of it is as good as a key; another text than the one that finds the session.
function keyOf(token: string): Buffer {
  return tokenHash(`${context}|${token}`);
}

import { createHash, randomUUID } from 'node:crypto';
import type { Level } from './persons.ts';

/** Who a log-in is for: all that the eID says about a person. */
export type Identity = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string | undefined;
  readonly birthDate: string;
  readonly level: Level;
  /** Of a separate identity that an organisation had issued; the person's own has none. */
  readonly orderId?: string;
};

/** The claims of one log-in, as they stand in the id token and the user info. */
export type IdentityClaims = {
  readonly sub: string;
  readonly name: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birthdate: string;
  readonly 'dk.cpr'?: string;
  readonly eid_kind: 'private' | 'separate';
  readonly loa: Level;
  readonly ial: Level;
  readonly aal: Level;
  readonly transaction_id: string;
};

/** Claims of the person, with a transaction id of their own for each log-in. */
export function claimsOf(identity: Identity): IdentityClaims {
  return {
    sub: subjectOf(identity),
    name: `${identity.firstName} ${identity.lastName}`,
    given_name: identity.firstName,
    family_name: identity.lastName,
    birthdate: identity.birthDate,
    ...(identity.cpr === undefined ? {} : { 'dk.cpr': identity.cpr }),
    eid_kind: identity.orderId === undefined ? 'private' : 'separate',
    loa: identity.level,
    ial: identity.level,
    aal: identity.level,
    transaction_id: randomUUID(),
  };
}

/**
 * The same person always has the same subject, also after a restart: a UUID (version 8, RFC 9562) from the CPR number,
 * or from name and birth date for those without one; a separate identity has one of its own, from its order.
 */
export function subjectOf(identity: Identity): string {
  const name = `${identity.firstName} ${identity.lastName}`.normalize('NFC').toLocaleLowerCase('da');
  const person = identity.cpr === undefined ? `person:${name}|${identity.birthDate}` : `cpr:${identity.cpr}`;
  const key = identity.orderId === undefined ? person : `separate:${identity.orderId}`;
  const bytes = createHash('sha256').update(`tillid-demo-eid:${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

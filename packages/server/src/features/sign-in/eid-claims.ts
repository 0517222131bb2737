import * as z from 'zod/mini';
import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import { fail, ok, type Result } from '@tillid/domain/result';
import { levels, lowest, type Level } from '@tillid/domain/users/identity-assurance';

/** A person whom the national eID has just proven. */
export type ProvenEid = {
  readonly issuer: string;
  readonly subject: string;
  /** Whether it is the person's own eID, or a separate one that an organisation had issued. */
  readonly kind: 'private' | 'separate';
  /** Undefined for persons without, or when the broker does not give it. */
  readonly cpr: Cpr | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  /** Level of assurance: the lowest of identity, authenticator and what the broker says (NSIS). */
  readonly level: Level;
  readonly transactionId: string;
};

const level = z.enum(levels);
const claims = z.object({
  sub: z.string().check(z.minLength(1)),
  eid_kind: z.optional(z.enum(['private', 'separate'])),
  given_name: z.string(),
  family_name: z.string(),
  birthdate: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  'dk.cpr': z.optional(z.string()),
  loa: level,
  ial: level,
  aal: level,
  transaction_id: z.string(),
});

/** The one place where the broker's claims become ours; a broker that does not send what is needed is a fault. */
export function readEidClaims(
  issuer: string,
  received: unknown,
  testNumbers: boolean,
): Result<ProvenEid, 'claims-missing'> {
  const read = z.safeParse(claims, received);
  if (!read.success) return fail('claims-missing');
  const { data } = read;
  const { eid_kind: kind = 'private' } = data;
  // A separate identity proves nobody's CPR number, whatever comes with it.
  const digits = kind === 'private' ? data['dk.cpr'] : undefined;
  const cpr = digits === undefined ? undefined : parseCpr(digits, { testNumbers });
  if (cpr !== undefined && !cpr.ok) return fail('claims-missing');
  return ok({
    issuer,
    subject: data.sub,
    kind,
    cpr: cpr?.value,
    firstName: data.given_name,
    lastName: data.family_name,
    dateOfBirth: data.birthdate,
    level: lowest(data.loa, lowest(data.ial, data.aal)),
    transactionId: data.transaction_id,
  });
}

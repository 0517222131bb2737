import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import type { DeploymentKeys, Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { ProvenEid } from '../sign-in/index.ts';

/** By what an operator is found at log-in: the hash that is looked for, the key it was made with, and what was hashed, sealed. */
export type OperatorIdentity = {
  readonly kind: 'cpr' | 'subject';
  readonly personHash: Buffer;
  readonly keyId: string;
  readonly sealed: Buffer;
};

type Subject = Pick<ProvenEid, 'issuer' | 'subject'>;

/** An operator as one who is found by a CPR number. */
export async function identityOfCpr(tx: Tx, keyring: Keyring, cpr: Cpr): Promise<OperatorIdentity> {
  const keys = await keyring.ofDeployment(tx);
  const { seal } = await keyring.ofOrganisation(tx);
  const sealed = seal(cpr.reveal(), identityContext);
  return { kind: 'cpr', personHash: keys.personHashOfCpr(cpr), keyId: keys.keyId, sealed };
}

/** An operator as one who is found by the subject of an eID. */
export async function identityOfSubject(tx: Tx, keyring: Keyring, of: Subject): Promise<OperatorIdentity> {
  const { issuer, subject } = of;
  const keys = await keyring.ofDeployment(tx);
  const { seal } = await keyring.ofOrganisation(tx);
  const sealed = seal(JSON.stringify([issuer, subject]), identityContext);
  return { kind: 'subject', personHash: keys.personHashOfSubject(issuer, subject), keyId: keys.keyId, sealed };
}

/** The hash of what was sealed with an identity, under the active key. */
export function hashOfSealed(keys: DeploymentKeys, kind: OperatorIdentity['kind'], plain: string): Buffer {
  if (kind === 'subject') {
    const [issuer, subject] = JSON.parse(plain) as [string, string];
    return keys.personHashOfSubject(issuer, subject);
  }
  // What was accepted once is read back whatever the deployment accepts now.
  const cpr = parseCpr(plain, { testNumbers: true });
  if (!cpr.ok) throw new Error(`the sealed CPR number of an operator is not one: ${cpr.fault}`);
  return keys.personHashOfCpr(cpr.value);
}

/** What the sealed part of an identity is bound to. */
export const identityContext = 'operator identity';

/** What the sealed name of an operator is bound to. */
export function nameContext(operatorId: string): string {
  return `operator|${operatorId}`;
}

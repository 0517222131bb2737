import { usersMayAct } from '@tillid/domain/organisations/organisation-kind';
import { fail, ok, type Result } from '@tillid/domain/result';
import { Temporal } from 'temporal-polyfill';
import { sameHash, tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { Tx } from '../../platform/db/work.ts';
import { getOrganisation } from '../organisations/index.ts';
import { publicKeysOf, type WholeClient } from './api-client-store.ts';
import { checkAssertion, type AssertionFault } from './check-assertion.ts';
import type { ClientProof } from './read-client-proof.ts';

/** Why a client gets no token; what history and the answer tell. */
export type ProofFault =
  | AssertionFault
  | 'secret-wrong'
  | 'secret-expired'
  | 'other-authentication'
  | 'client-disabled'
  | 'organisation-blocked';

/** Checks that a request is from the client that it names, and that the client may act. */
export async function checkClientProof(
  tx: Tx,
  client: WholeClient,
  proof: ClientProof,
  audience: readonly string[],
): Promise<Result<undefined, ProofFault>> {
  const proven =
    proof.kind === 'secret' ? checkSecret(tx, client, proof.secret) : await checkSigned(tx, client, proof, audience);
  if (!proven.ok) return proven;
  // Told only to whoever has proven to be the client.
  if (client.row.disabled_at !== null) return fail('client-disabled');
  const { status } = await getOrganisation(tx);
  return usersMayAct(status) ? ok(undefined) : fail('organisation-blocked');
}

function checkSecret(tx: Tx, { row, secrets }: WholeClient, secret: string): Result<undefined, ProofFault> {
  if (row.authentication !== 'secret') return fail('other-authentication');
  const hash = tokenHash(secret);
  // Every secret is compared, whichever is the right one.
  const [right] = secrets.filter((each) => sameHash(each.secret_hash, hash));
  if (right === undefined) return fail('secret-wrong');
  const holds = Temporal.Instant.compare(Temporal.Instant.from(right.expires_at), tx.scope.now) > 0;
  return holds ? ok(undefined) : fail('secret-expired');
}

function checkSigned(
  tx: Tx,
  { row }: WholeClient,
  proof: ClientProof & { kind: 'assertion' },
  audience: readonly string[],
): Promise<Result<undefined, ProofFault>> {
  if (row.authentication !== 'private-key') return Promise.resolve(fail('other-authentication'));
  const parties = { apiClientId: row.id, clientId: proof.clientId, audience };
  return checkAssertion(tx, proof.assertion, publicKeysOf(row), parties);
}

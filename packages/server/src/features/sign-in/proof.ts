import type { FastifyReply, FastifyRequest } from 'fastify';
import { newToken, tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { Platform } from '../../platform/platform.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';

/** What a proven person must do next. */
export type ProofPurpose = 'choose-organisation' | 'activation-code' | 'authenticator';

const lifetimeMinutes = 15;

/** Keeps, bound to this browser for 15 minutes, that a person was proven and what for; sealed. */
export async function saveProof(
  platform: Platform,
  reply: FastifyReply,
  proof: { purpose: ProofPurpose; organisationId: string | null; content: unknown },
): Promise<void> {
  const token = newToken();
  const now = platform.clock.now();
  await platform.systemWork(async (tx) => {
    const keys = await platform.keyring.ofDeployment(tx);
    await tx.db.deleteFrom('sign_in_proof').where('expires_at', '<', now.toString()).execute();
    await tx.db
      .insertInto('sign_in_proof')
      .values({
        token_hash: tokenHash(token),
        purpose: proof.purpose,
        organisation_id: proof.organisationId,
        sealed: keys.seal(JSON.stringify(proof.content), `proof|${proof.purpose}`),
        created_at: now.toString(),
        expires_at: now.add({ minutes: lifetimeMinutes }).toString(),
      })
      .execute();
  });
  setCookie(platform.settings, reply, { name: 'proof', value: token, maxAgeSeconds: lifetimeMinutes * 60 });
}

/** The proof of this browser, or undefined when there is none in time. */
export async function readProof(
  platform: Platform,
  request: FastifyRequest,
  purpose: ProofPurpose,
): Promise<{ organisationId: string | null; content: unknown } | undefined> {
  const token = readCookie(platform.settings, request, 'proof');
  if (token === undefined) return undefined;
  return await platform.systemWork(async (tx) => {
    const row = await tx.db
      .selectFrom('sign_in_proof')
      .selectAll()
      .where('token_hash', '=', tokenHash(token))
      .where('purpose', '=', purpose)
      .where('expires_at', '>', platform.clock.now().toString())
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const keys = await platform.keyring.ofDeployment(tx);
    const content: unknown = JSON.parse(keys.unseal(row.sealed, `proof|${purpose}`).toString());
    return { organisationId: row.organisation_id, content };
  });
}

/** Ends the proof of this browser. */
export async function clearProof(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = readCookie(platform.settings, request, 'proof');
  clearCookie(platform.settings, reply, 'proof');
  if (token !== undefined)
    await platform.systemWork((tx) =>
      tx.db.deleteFrom('sign_in_proof').where('token_hash', '=', tokenHash(token)).execute(),
    );
}

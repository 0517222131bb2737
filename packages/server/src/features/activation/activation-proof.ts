import type { FastifyReply, FastifyRequest } from 'fastify';
import { readProof, saveProof, type ProvenEid } from '../sign-in/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AttemptContext } from './attempt-context.ts';

/** A person without CPR number whose eID fits the user, and who has still to enter the temporary code. */
export type ActivationProof = AttemptContext & { readonly proven: Omit<ProvenEid, 'cpr'> };

/** Binds a proof to this browser. */
export async function saveActivationProof(
  platform: Platform,
  reply: FastifyReply,
  proof: ActivationProof,
): Promise<void> {
  const { organisationId, ...content } = proof;
  await saveProof(platform, reply, { purpose: 'activation-code', organisationId, content });
}

/** The proof of this browser; undefined when there is none in time. */
export async function findActivationProof(
  platform: Platform,
  request: FastifyRequest,
): Promise<ActivationProof | undefined> {
  const proof = await readProof(platform, request, 'activation-code');
  if (proof === undefined || proof.organisationId === null) return undefined;
  return { organisationId: proof.organisationId, ...(proof.content as Omit<ActivationProof, 'organisationId'>) };
}

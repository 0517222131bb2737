import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../../platform/platform.ts';
import { readProof, saveProof } from '../sign-in/index.ts';

type User = { readonly organisationId: string; readonly userId: string };

/** Whether this browser is that of a user: signed in as the user now, or proven to be the user a moment ago. */
export async function isBrowserOf(platform: Platform, request: FastifyRequest, user: User): Promise<boolean> {
  if (await isSignedInAs(platform, request, user)) return true;
  const proof = await readProof(platform, request, 'authenticator');
  return proof?.organisationId === user.organisationId && (proof.content as User).userId === user.userId;
}

/** Whether this browser has a session of a user. */
export async function isSignedInAs(platform: Platform, request: FastifyRequest, user: User): Promise<boolean> {
  const caller = await platform.http.authenticate(request, { prolong: false });
  return caller?.kind === 'user' && caller.organisationId === user.organisationId && caller.userId === user.userId;
}

/** Notes for 15 minutes that this browser's person is a user. */
export async function keepBrowserProof(platform: Platform, reply: FastifyReply, user: User): Promise<void> {
  const { organisationId, userId } = user;
  await saveProof(platform, reply, { purpose: 'authenticator', organisationId, content: { userId } });
}

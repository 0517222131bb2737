import type { FastifyRequest } from 'fastify';
import type * as contract from '@tillid/contract/session';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Level } from '@tillid/domain/users/identity-assurance';
import { Problem } from '../../platform/http/problem.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { clearProof, readProof } from './proof.ts';
import { endPreviousSession } from './end-previous-session.ts';
import type { Choice } from './judge-candidate.ts';
import { fromText, type PersonText } from './proven-person.ts';
import { signInAs } from './sign-in-user.ts';

/** What is kept of a proven person until one of the choices is made. */
export type ChoosingContent = {
  readonly choices: readonly Choice[];
  readonly person: PersonText;
  readonly level: Level;
} & Returning;

/** The page where the log-in was begun, and the organisation that it showed. */
export type Returning = { readonly returnTo?: string; readonly returnFor?: string };

/** Where somebody goes who is signed in: to the page of before, unless that is one of another organisation. */
export function placeFor(organisationId: string, { returnTo = '/', returnFor = organisationId }: Returning): string {
  return returnFor === organisationId ? returnTo : '/';
}

/** The organisations that the person of this browser was proven for. */
export function readSignInChoices(platform: Platform) {
  return async (
    call: AnyoneCall<typeof contract.readSignInChoices>,
  ): Promise<ReplyOf<typeof contract.readSignInChoices>> => {
    const { choices } = await readContent(platform, call.request);
    // The reply's schema leaves out how the eID found each.
    return { organisations: [...choices] };
  };
}

/** Starts the session for one of them. */
export function chooseOrganisation(platform: Platform) {
  return async (
    call: AnyoneCall<typeof contract.chooseOrganisation>,
  ): Promise<ReplyOf<typeof contract.chooseOrganisation>> => {
    const content = await readContent(platform, call.request);
    const { organisationId, userId } = call.body;
    const choice = content.choices.find((one) => one.organisationId === organisationId && one.userId === userId);
    if (choice === undefined) throw new Problem('not-found');
    const signedIn = await signInAs(platform, choice, {
      person: fromText(content.person),
      level: content.level,
      requestId: call.requestId,
      reply: call.reply,
    });
    if (!signedIn) throw new Problem('not-found');
    await endPreviousSession(platform, call.request);
    await clearProof(platform, call.request, call.reply);
    return { location: placeFor(organisationId, content) };
  };
}

async function readContent(platform: Platform, request: FastifyRequest): Promise<ChoosingContent> {
  const proof = await readProof(platform, request, 'choose-organisation');
  if (proof === undefined) throw new Problem('not-authenticated');
  return proof.content as ChoosingContent;
}

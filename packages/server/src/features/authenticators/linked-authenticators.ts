import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Tx } from '../../platform/db/work.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOrganisationSummary } from '../organisations/index.ts';
import type { BeginAttempt } from '../sign-in/index.ts';
import { findUser } from '../users/index.ts';
import { asksConsent } from './activate-private.ts';
import type { AuthenticatorAttempt } from './attempt-context.ts';
import { findLinkPointer, type LinkPointer } from './authenticator-link-store.ts';
import { findAuthenticator, listAuthenticators } from './authenticator-store.ts';
import { canBeActivated } from './authenticator-view.ts';
import { isBrowserOf } from './browser-proof.ts';
import { refusalOfUser } from './link-subject.ts';

type Linked = ReplyOf<typeof contract.readAuthenticatorLink>['authenticators'][number];

/**
 * What a link leads to. Whoever opens it, mail scanners too, is told the organisation and whether consent is asked for; what waits to be
 * activated only the user. Changes nothing.
 */
export function readAuthenticatorLink(platform: Platform) {
  return async (
    call: AnyoneCall<typeof contract.readAuthenticatorLink>,
  ): Promise<ReplyOf<typeof contract.readAuthenticatorLink>> => {
    const pointer = await findLinkPointer(platform, call);
    const proven = await isBrowserOf(platform, call.request, whoOf(pointer));
    return await platform.work(pointer.scope, async (tx) => {
      const { name: organisationName } = await readOrganisationSummary(tx);
      if (pointer.isExpired)
        return { state: 'expired', organisationName, proven, asksConsent: false, authenticators: [] };
      const authenticators = proven ? await listWaiting(tx, pointer.userId) : [];
      return {
        state: 'valid',
        organisationName,
        proven,
        asksConsent: await asksConsent(tx, pointer.userId),
        authenticators,
      };
    });
  };
}

/** What is to be activated or is on its way; the own eID takes a consent and no log-in of its own. */
async function listWaiting(tx: Tx, userId: string): Promise<Linked[]> {
  const rows = await listAuthenticators(tx, userId);
  return rows
    .filter((row) => row.kind !== 'private' && (canBeActivated(row) || row.status === 'ordered'))
    .map(({ id, kind, means, status }) => ({ authenticatorId: id, kind, means, status }));
}

/** Begins the proof of being the user, unless nobody could activate anything now. */
export function proveForAuthenticators(platform: Platform, begin: BeginAttempt) {
  return async (
    call: AnyoneCall<typeof contract.proveForAuthenticators>,
  ): Promise<ReplyOf<typeof contract.proveForAuthenticators>> => {
    const pointer = await findLinkPointer(platform, call);
    await refuseUnusable(platform, pointer);
    const { language, privateConsent } = call.body;
    const context: AuthenticatorAttempt = {
      step: 'prove',
      ...whoOf(pointer),
      token: call.params.token,
      privateConsent: privateConsent ? 'yes' : 'no',
    };
    return await begin({ purpose: 'authenticator', context, language, reply: call.reply });
  };
}

/** Begins the log-in that activates an authenticator, for a browser that has proven to be the user's. */
export function activateLinkedAuthenticator(platform: Platform, begin: BeginAttempt) {
  return async (
    call: AnyoneCall<typeof contract.activateLinkedAuthenticator>,
  ): Promise<ReplyOf<typeof contract.activateLinkedAuthenticator>> => {
    const pointer = await findLinkPointer(platform, call);
    const { authenticatorId, language } = call.body;
    if (!(await isBrowserOf(platform, call.request, whoOf(pointer)))) throw new Problem('not-authenticated');
    await refuseUnusable(platform, pointer, authenticatorId);
    const context: AuthenticatorAttempt = { step: 'activate', ...whoOf(pointer), authenticatorId };
    return await begin({ purpose: 'authenticator', context, language, reply: call.reply });
  };
}

function whoOf({ scope, userId }: LinkPointer): { organisationId: string; userId: string } {
  return { organisationId: scope.organisationId, userId };
}

/** Throws rule-broken where not even the right person could go on, and not-found where the authenticator is none of the user's. */
async function refuseUnusable(platform: Platform, pointer: LinkPointer, authenticatorId?: string): Promise<void> {
  if (pointer.isExpired) throw ruleBroken('link-expired');
  await platform.work(pointer.scope, async (tx) => {
    const refusal = await refusalOfUser(tx, await findUser(tx, pointer.userId));
    if (refusal !== undefined) throw ruleBroken(refusal);
    if (authenticatorId === undefined) return;
    const row = await findAuthenticator(tx, authenticatorId);
    if (row?.user_id !== pointer.userId) throw new Problem('not-found');
    if (row.kind === 'private' || !canBeActivated(row)) throw ruleBroken('authenticator-status');
  });
}

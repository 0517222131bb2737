import type { Platform } from '../../platform/platform.ts';
import { describeError } from '../../platform/telemetry/log.ts';
import { endPreviousSession, type OnAnswer, type ProvenEid } from '../sign-in/index.ts';
import { readAuthenticatorAttempt, scopeOfAttempt, type AuthenticatorAttempt } from './attempt-context.ts';
import { bindAuthenticator } from './bind-authenticator.ts';
import { isSignedInAs, keepBrowserProof } from './browser-proof.ts';
import { proveUser } from './prove-user.ts';

type At = Parameters<OnAnswer>[2];
type Step<S extends AuthenticatorAttempt['step']> = Extract<AuthenticatorAttempt, { step: S }>;

/** What happens when somebody comes back from the eID who is to be proven, or whose authenticator is to be activated. */
export function completeAuthenticator(platform: Platform): OnAnswer {
  return (answer, context, at) =>
    takeAnswer(platform, answer, readAuthenticatorAttempt(context), at).catch((error: unknown) => {
      const { id: requestId } = at.request;
      platform.log.error({ requestId, error: describeError(error) }, 'an authenticator could not be activated');
      return refusedPath('failed');
    });
}

async function takeAnswer(
  platform: Platform,
  answer: Parameters<OnAnswer>[0],
  attempt: AuthenticatorAttempt,
  at: At,
): Promise<string> {
  if (!answer.ok) return refusedPath(answer.fault);
  return attempt.step === 'prove'
    ? await takeProof(platform, attempt, answer.value, at)
    : await takeActivation(platform, attempt, answer.value, at);
}

async function takeProof(platform: Platform, attempt: Step<'prove'>, proven: ProvenEid, at: At): Promise<string> {
  const { userId, token, privateConsent } = attempt;
  const scope = scopeOfAttempt(attempt, { requestId: at.request.id, now: platform.clock.now() });
  const outcome = await platform.work(scope, (tx) =>
    proveUser(tx, platform, { userId, proven, consents: privateConsent === 'yes', ...at }),
  );
  if ('refusal' in outcome) return refusedPath(outcome.refusal);
  if (outcome.signedIn) await endPreviousSession(platform, at.request);
  else await keepBrowserProof(platform, at.reply, attempt);
  return `/authenticators/${token}`;
}

async function takeActivation(
  platform: Platform,
  attempt: Step<'activate'>,
  proven: ProvenEid,
  at: At,
): Promise<string> {
  const { userId, authenticatorId } = attempt;
  const scope = scopeOfAttempt(attempt, { requestId: at.request.id, now: platform.clock.now() });
  const isIn = await isSignedInAs(platform, at.request, attempt);
  const enter = isIn ? undefined : at.reply;
  const refusal = await platform.work(scope, (tx) =>
    bindAuthenticator(tx, platform, { userId, authenticatorId, proven, enter }),
  );
  if (refusal !== undefined) return refusedPath(refusal);
  if (!isIn) await endPreviousSession(platform, at.request);
  return '/authenticators/done';
}

function refusedPath(reason: string): string {
  return `/authenticators/refused/${reason}`;
}

import * as contract from '@tillid/contract/session';
import { serveAnyone, serveUser } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { describeError } from '../../platform/telemetry/log.ts';
import { beginAttempt } from './begin-attempt.ts';
import { chooseOrganisation, readSignInChoices } from './choose-organisation.ts';
import type { EidProvider } from './eid-provider.ts';
import { finishAttempt, type OnAnswer } from './finish-attempt.ts';
import { openEvents } from './open-events.ts';
import { extendSession, readSession, type SessionParts } from './read-session.ts';
import { signOut } from './sign-out.ts';
import { startSignIn } from './start-sign-in.ts';
import { readSessionChoices, switchOrganisation } from './switch-organisation.ts';

/** Path that the eID sends the browser back to. */
export const callbackPath = '/sign-in/callback';

/** Binds the endpoints of log-in and session, and the callback, which is a page of the browser and no part of the API. */
export function signInRoutes(
  platform: Platform,
  parts: {
    eid: EidProvider;
    onActivation: OnAnswer;
    onAuthenticator: OnAnswer;
    onOperator: OnAnswer;
    session: SessionParts;
  },
): void {
  const { http } = platform;
  serveAnyone(http, contract.startSignIn, startSignIn(beginAttempt(platform, parts.eid)));
  serveAnyone(http, contract.readSignInChoices, readSignInChoices(platform));
  serveAnyone(http, contract.chooseOrganisation, chooseOrganisation(platform));
  serveAnyone(http, contract.readSession, readSession(platform, parts.session));
  serveUser(http, contract.extendSession, extendSession());
  serveUser(http, contract.readSessionChoices, readSessionChoices(platform));
  serveUser(http, contract.switchOrganisation, switchOrganisation(platform));
  serveUser(http, contract.signOut, signOut(platform));
  serveUser(http, contract.readEvents, openEvents(platform));
  // Not for HEAD: the answer of the eID can be used once, and whoever asks for headers alone does not want to be signed in.
  http.app.get(callbackPath, { exposeHeadRoute: false }, async (request, reply) => {
    const path = await finishAttempt({ platform, ...parts }, { request, reply }).catch((error: unknown) => {
      platform.log.error({ requestId: request.id, error: describeError(error) }, 'a log-in could not be finished');
      return '/sign-in-refused?reason=failed';
    });
    logRefusal(platform, request.id, path);
    return reply.header('cache-control', 'no-store').redirect(path, 303);
  });
}

// Where a browser is led whose log-in let nobody in, with the reason at the end, and what the log-in was for.
const refusals: readonly [start: string, purpose: string][] = [
  ['/sign-in-refused?reason=', 'sign-in'],
  ['/activate/refused/', 'activation'],
  ['/authenticators/refused/', 'authenticator'],
  ['/operator/refused?reason=', 'operator'],
];

/** The history of a user tells the log-ins of that user; of somebody who is no user there is this line alone. */
function logRefusal({ log }: Platform, requestId: string, path: string): void {
  for (const [start, purpose] of refusals) {
    if (!path.startsWith(start)) continue;
    log.info({ requestId, purpose, reason: path.slice(start.length) }, 'log-in refused');
  }
}

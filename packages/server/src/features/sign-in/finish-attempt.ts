import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Result } from '@tillid/domain/result';
import type { Platform } from '../../platform/platform.ts';
import { useAttempt } from './attempt-store.ts';
import type { AttemptContext } from './begin-attempt.ts';
import { clearCookie, readCookie } from './cookies.ts';
import type { ProvenEid } from './eid-claims.ts';
import { endPreviousSession } from './end-previous-session.ts';
import type { EidFault, EidProvider } from './eid-provider.ts';
import { placeFor, type ChoosingContent, type Returning } from './choose-organisation.ts';
import { saveProof } from './proof.ts';
import { asText } from './proven-person.ts';
import { findChoices, signInAs, strongEnough } from './sign-in-user.ts';

/** What another capability does with the eID's answer to a log-in begun for it; gives the path that the browser goes to. */
export type OnAnswer = (
  answer: Result<ProvenEid, EidFault>,
  context: Readonly<Record<string, string>>,
  at: { request: FastifyRequest; reply: FastifyReply },
) => Promise<string>;

type Parts = {
  platform: Platform;
  eid: EidProvider;
  onActivation: OnAnswer;
  onAuthenticator: OnAnswer;
  onOperator: OnAnswer;
};
const reasons = {
  cancelled: 'cancelled',
  'provider-unavailable': 'unavailable',
  'answer-refused': 'failed',
} as const satisfies Record<EidFault, string>;
type At = { request: FastifyRequest; reply: FastifyReply };

/** The callback of the national eID: checks that this browser began this log-in, takes the answer, and goes on by purpose. Gives the path to go to. */
export async function finishAttempt(parts: Parts, at: At): Promise<string> {
  const { platform, eid } = parts;
  const { state } = at.request.query as { state?: unknown };
  const browser = readCookie(platform.settings, at.request, 'browser');
  if (typeof state !== 'string' || browser === undefined) return refused('expired');
  const attempt = await takeAttempt(platform, state, browser);
  // Any page can send a browser here with an answer made up: the log-in under way keeps its cookie then.
  if (attempt === undefined) return refused('expired');
  clearCookie(platform.settings, at.reply, 'browser');
  const { checks, context } = attempt;
  const answer = await eid.complete(new URL(at.request.url, platform.settings.publicUrl), checks);
  if (attempt.purpose === 'activation') return await parts.onActivation(answer, context, at);
  if (attempt.purpose === 'authenticator') return await parts.onAuthenticator(answer, context, at);
  if (attempt.purpose === 'operator') return await parts.onOperator(answer, context, at);
  if (!answer.ok) return refused(reasons[answer.fault]);
  return await signIn(platform, answer.value, context, at);
}

/** The log-in under way of this browser, opened; undefined when there is none or it has been used. */
function takeAttempt(platform: Platform, state: string, browser: string) {
  return platform.systemWork(async (tx) => {
    const attempt = await useAttempt(tx, state, browser, platform.clock.now());
    if (attempt === undefined) return undefined;
    const keys = await platform.keyring.ofDeployment(tx);
    const content = keys.unseal(attempt.sealed, `attempt|${attempt.purpose}`).toString();
    return { purpose: attempt.purpose, ...(JSON.parse(content) as AttemptContext) };
  });
}

async function signIn(platform: Platform, proven: ProvenEid, returning: Returning, at: At): Promise<string> {
  if (!strongEnough(proven)) return refused('level-too-low');
  const choices = await findChoices(platform, proven, at.request.id);
  const [only] = choices;
  if (only === undefined) return refused('no-user');
  if (choices.length === 1) {
    const how = { person: proven, level: proven.level, requestId: at.request.id, reply: at.reply };
    if (!(await signInAs(platform, only, how))) return refused('no-user');
    await endPreviousSession(platform, at.request);
    return placeFor(only.organisationId, returning);
  }
  const content: ChoosingContent = { choices, person: asText(proven), level: proven.level, ...returning };
  await saveProof(platform, at.reply, { purpose: 'choose-organisation', organisationId: null, content });
  return '/choose-organisation';
}

/** Reasons that the web app has a page for. */
function refused(reason: 'no-user' | 'level-too-low' | 'cancelled' | 'expired' | 'unavailable' | 'failed'): string {
  return `/sign-in-refused?reason=${reason}`;
}

import type { FastifyReply } from 'fastify';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { describeError } from '../../platform/telemetry/log.ts';
import { endPreviousSession, type OnAnswer, type ProvenEid } from '../sign-in/index.ts';
import { activateUser, recordProven } from './activate-user.ts';
import { saveActivationProof } from './activation-proof.ts';
import { decide, lockSubject } from './activation-subject.ts';
import { readAttemptContext, scopeOfAttempt, type AttemptContext } from './attempt-context.ts';
import { recordRefusal, recordUnavailable } from './refuse-activation.ts';

type Coming = { readonly attempt: AttemptContext; readonly proven: ProvenEid; readonly reply: FastifyReply };

const codePath = '/activate/code';
const donePath = '/activate/done';

/** What happens when somebody comes back from the eID: the user is active, has still to enter the code, or is refused. */
export function completeActivation(platform: Platform): OnAnswer {
  return (answer, context, at) =>
    takeAnswer(platform, answer, readAttemptContext(context), at).catch((error: unknown) => {
      const { id: requestId } = at.request;
      platform.log.error({ requestId, error: describeError(error) }, 'an activation could not be finished');
      // The page of activations says what to do with the link; that of log-ins would not.
      return refusedPath('failed');
    });
}

async function takeAnswer(
  platform: Platform,
  answer: Parameters<OnAnswer>[0],
  attempt: AttemptContext,
  { request, reply }: Parameters<OnAnswer>[2],
): Promise<string> {
  const scope = scopeOfAttempt(attempt, { requestId: request.id, now: platform.clock.now() });
  const { linkId } = attempt;
  if (!answer.ok) {
    if (answer.fault === 'provider-unavailable') await recordUnavailable(platform, { scope, linkId });
    return refusedPath(answer.fault);
  }
  const path = await platform.work(scope, (tx) => goOn(tx, platform, { attempt, proven: answer.value, reply }));
  if (path === codePath) {
    const { cpr: _, ...proven } = answer.value;
    await saveActivationProof(platform, reply, { ...attempt, proven });
  }
  if (path === donePath) await endPreviousSession(platform, request);
  return path;
}

async function goOn(tx: Tx, platform: Platform, { attempt, proven, reply }: Coming): Promise<string> {
  const { linkId } = attempt;
  const subject = await lockSubject(tx, platform.keyring, linkId);
  const decision = decide(tx, subject, proven);
  if (!decision.ok || subject.row === undefined) {
    const reason = decision.ok ? 'user-deleted' : decision.fault;
    await recordRefusal(tx, platform, subject, reason);
    return refusedPath(reason);
  }
  const { row } = subject;
  await recordProven(tx, row.id, proven);
  if (row.cpr_hash === null) return codePath;
  const decided = {
    row,
    linkId,
    proven,
    decision: decision.value,
    method: 'cpr',
    consents: attempt.privateConsent === 'yes',
  } as const;
  await activateUser(tx, platform, decided, reply);
  return donePath;
}

function refusedPath(reason: string): string {
  return `/activate/refused/${reason}`;
}

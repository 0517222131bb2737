import type { FastifyReply } from 'fastify';
import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { isCode, normaliseCode } from '@tillid/domain/activation/activation-code';
import { afterWrongTry, mayTry, triesUntilLocked } from '@tillid/domain/activation/code-tries';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { stateOfCode } from '../users/index.ts';
import { endPreviousSession } from '../sign-in/index.ts';
import { activateUser } from './activate-user.ts';
import { findCode, isRightCode, saveTries, triesOf, useCode, type CodeRow } from './activation-code-store.ts';
import { findActivationProof, type ActivationProof } from './activation-proof.ts';
import { decide, lockSubject, type ActivationSubject } from './activation-subject.ts';
import { scopeOfAttempt } from './attempt-context.ts';
import { recordRefusal } from './refuse-activation.ts';

type Try = { readonly proof: ActivationProof; readonly typed: string; readonly reply: FastifyReply };

/** Completes an activation with the temporary code. The proof stays until it runs out, so that a second press of the button gets the same answer. */
export function enterActivationCode(platform: Platform) {
  return async (
    call: AnyoneCall<typeof contract.enterActivationCode>,
  ): Promise<ReplyOf<typeof contract.enterActivationCode>> => {
    const proof = await findActivationProof(platform, call.request);
    if (proof === undefined) throw new Problem('not-authenticated');
    const typed = call.body.code;
    if (!isCode(normaliseCode(typed))) {
      throw new Problem('validation-failed', { errors: [{ pointer: '/code', code: 'code-format' }] });
    }
    const outcome = await platform.work(scopeOfAttempt(proof, call), (tx) =>
      tryCode(tx, platform, { proof, typed, reply: call.reply }),
    );
    // A wrong try counts although the request is refused, so the work ends first.
    if (outcome instanceof Problem) throw outcome;
    if (outcome === 'activated') await endPreviousSession(platform, call.request);
    return { location: '/activate/done' };
  };
}

/** `again` for the second press of the button, whose session has just begun. */
async function tryCode(tx: Tx, platform: Platform, attempt: Try): Promise<Problem | 'activated' | 'again'> {
  const { proof, typed } = attempt;
  const subject = await lockSubject(tx, platform.keyring, proof.linkId);
  const code = await findCode(tx, proof.userId);
  if (isSameAgain(subject, code, typed)) return 'again';
  const decision = decide(tx, subject, { ...proof.proven, cpr: undefined });
  const { row } = subject;
  if (!decision.ok || row === undefined) {
    const reason = decision.ok ? 'user-deleted' : decision.fault;
    await recordRefusal(tx, platform, subject, reason);
    return ruleBroken(reason);
  }
  if (code === undefined) return ruleBroken('code-missing');
  const problem = await judgeCode(tx, code, typed);
  if (problem !== undefined) return problem;
  await useCode(tx, code.id);
  const decided = {
    row,
    linkId: proof.linkId,
    proven: proof.proven,
    decision: decision.value,
    method: 'code',
    consents: proof.privateConsent === 'yes',
  } as const;
  await activateUser(tx, platform, decided, attempt.reply);
  return 'activated';
}

/** Whether this is the try again that made the user active a moment ago. */
function isSameAgain(subject: ActivationSubject, code: CodeRow | undefined, typed: string): boolean {
  const done = subject.row?.status === 'active' && subject.link.used_at !== null;
  return done && code !== undefined && code.used_at !== null && isRightCode(code, typed);
}

async function judgeCode(tx: Tx, code: CodeRow, typed: string): Promise<Problem | undefined> {
  const { now } = tx.scope;
  const state = stateOfCode(code, now);
  if (state !== 'valid') return ruleBroken(`code-${state}`);
  if (!mayTry(triesOf(code), now)) return ruleBroken('code-wait', { nextTryAt: code.next_try_at });
  if (isRightCode(code, typed)) return undefined;
  const tries = afterWrongTry(code.tries, now);
  await saveTries(tx, code.id, tries);
  const kind = tries.locked ? 'user.activation-code-locked' : 'user.activation-code-failed';
  await record(tx, { kind, entityType: 'user', entityId: code.user_id });
  const triesLeft = triesUntilLocked - tries.tries;
  return ruleBroken('code-wrong', { nextTryAt: tries.nextTryAt?.toString() ?? null, triesLeft });
}

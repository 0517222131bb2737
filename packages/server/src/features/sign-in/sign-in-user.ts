import type { FastifyReply } from 'fastify';
import { atLeast } from '@tillid/domain/users/identity-assurance';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ProvenEid } from './eid-claims.ts';
import { judgeCandidate, recordSignInRefusal, type Choice, type SignInRefusal } from './judge-candidate.ts';
import { bindSubject, findCandidates, type Candidate } from './sign-in-identity-store.ts';
import { startSession } from './start-session.ts';

type Refused = { readonly candidate: Candidate; readonly reason: SignInRefusal };

/**
 * Users that the person just proven can sign in as. Only where there is none is it written down why: an organisation is not told
 * that its former user has logged in for another one.
 */
export async function findChoices(platform: Platform, proven: ProvenEid, requestId: string): Promise<Choice[]> {
  const { keyring } = platform;
  const subjectHash = keyring.personHashOfSubject(proven.issuer, proven.subject);
  const cprHash = proven.cpr === undefined ? undefined : keyring.personHashOfCpr(proven.cpr);
  const candidates = await platform.systemWork((tx) => findCandidates(tx, subjectHash, cprHash));
  const choices: Choice[] = [];
  const refused: Refused[] = [];
  for (const candidate of candidates) {
    const judged = await platform.work(scopeOf(platform, candidate, requestId), (tx) => judgeCandidate(tx, candidate));
    if (judged?.ok === true) choices.push(judged.value);
    if (judged?.ok === false) refused.push({ candidate, reason: judged.fault });
  }
  if (choices.length === 0) await recordRefusals(platform, refused, requestId);
  return choices;
}

async function recordRefusals(platform: Platform, refused: readonly Refused[], requestId: string): Promise<void> {
  for (const { candidate, reason } of refused) {
    await platform.work(scopeOf(platform, candidate, requestId), (tx) =>
      recordSignInRefusal(tx, candidate.userId, reason),
    );
  }
}

/**
 * Signs the person in as one of the choices, if that still holds; false when it does not. A subject seen for the first time is
 * bound to the user whom the CPR number found.
 */
export async function signInAs(
  platform: Platform,
  choice: Choice,
  signIn: { subjectHash: Buffer; level: ProvenEid['level']; requestId: string; reply: FastifyReply },
): Promise<boolean> {
  return await platform.work(scopeOf(platform, choice, signIn.requestId), async (tx) => {
    const judged = await judgeCandidate(tx, choice);
    if (judged === undefined) return false;
    if (!judged.ok) {
      await recordSignInRefusal(tx, choice.userId, judged.fault);
      return false;
    }
    if (choice.kind === 'cpr') {
      await bindSubject(tx, {
        userId: choice.userId,
        subjectHash: signIn.subjectHash,
        keyId: platform.keyring.deploymentKeyId,
      });
    }
    await startSession(tx, platform, { userId: choice.userId, level: signIn.level }, signIn.reply);
    return true;
  });
}

/** Whether an eID log-in is strong enough for the administration (decision 31). */
export function strongEnough(proven: ProvenEid): boolean {
  return atLeast(proven.level, 'substantial');
}

function scopeOf(platform: Platform, of: { organisationId: string; userId: string }, requestId: string): Scope {
  return {
    organisationId: asOrganisationId(of.organisationId),
    actor: { kind: 'user', id: of.userId },
    requestId,
    now: platform.clock.now(),
  };
}

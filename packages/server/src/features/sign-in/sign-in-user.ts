import type { FastifyReply } from 'fastify';
import { atLeast } from '@tillid/domain/users/identity-assurance';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import { newId } from '../../platform/db/new-id.ts';
import { record } from '../../platform/history/record.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ProvenEid } from './eid-claims.ts';
import { judgeCandidate, type Choice } from './judge-candidate.ts';
import { bindSubject, findCandidates } from './sign-in-identity-store.ts';
import { startSession } from './start-session.ts';

/** Users that the person just proven can sign in as; those who may not are told why in history. */
export async function findChoices(platform: Platform, proven: ProvenEid, requestId: string): Promise<Choice[]> {
  const { keyring } = platform;
  const subjectHash = keyring.personHashOfSubject(proven.issuer, proven.subject);
  const cprHash = proven.cpr === undefined ? undefined : keyring.personHashOfCpr(proven.cpr);
  const candidates = await platform.systemWork((tx) => findCandidates(tx, subjectHash, cprHash));
  const choices = await Promise.all(
    candidates.map((candidate) =>
      platform.work(scopeOf(platform, candidate, requestId), (tx) => judgeCandidate(tx, candidate)),
    ),
  );
  return choices.filter((choice) => choice !== undefined);
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
    if ((await judgeCandidate(tx, choice)) === undefined) return false;
    if (choice.kind === 'cpr') {
      await record(tx, { kind: 'authenticator.bound', entityType: 'user', entityId: choice.userId });
      await bindSubject(tx, {
        authenticatorId: newId(tx.scope.now),
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

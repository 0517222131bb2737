import type { FastifyReply } from 'fastify';
import { atLeast, lowest } from '@tillid/domain/users/identity-assurance';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ProvenEid } from './eid-claims.ts';
import { judgeCandidate, recordSignInRefusal, type Choice, type SignInRefusal } from './judge-candidate.ts';
import type { ProvenPerson } from './proven-person.ts';
import type { SessionTimes } from './session-store.ts';
import { bindSubject, renewSubject } from './bind-subject.ts';
import { findCandidates, type Candidate } from './sign-in-identity-store.ts';
import { startSession } from './start-session.ts';

type Refused = { readonly candidate: Candidate; readonly reason: SignInRefusal };
type Judged = { readonly choices: Choice[]; readonly refused: readonly Refused[] };

/**
 * Users that the person just proven can sign in as. Only where there is none is it written down why: an organisation is not told
 * that its former user has logged in for another one. That a user's CPR number no longer fits is told always.
 */
export async function findChoices(platform: Platform, person: ProvenPerson, requestId: string): Promise<Choice[]> {
  const { choices, refused } = await judgeChoices(platform, person, requestId);
  const told = choices.length === 0 ? refused : refused.filter(isCprChanged);
  await recordRefusals(platform, told, requestId);
  return choices;
}

/** Users that a proven person can sign in as now, and those that the person cannot; writes nothing. */
export async function judgeChoices(platform: Platform, person: ProvenPerson, requestId: string): Promise<Judged> {
  const candidates = await platform.systemWork(async (tx) =>
    findCandidates(tx, await platform.keyring.ofDeployment(tx), person),
  );
  const choices: Choice[] = [];
  const refused: Refused[] = [];
  for (const candidate of candidates) {
    const judged = await platform.work(scopeOf(platform, candidate, requestId), (tx) =>
      judgeCandidate(tx, candidate, { ...platform, person }),
    );
    if (judged?.ok === true) choices.push(judged.value);
    if (judged?.ok === false) refused.push({ candidate, reason: judged.fault });
  }
  // Where a known subject comes with another CPR number, that number opens no other user of the organisation either.
  const closed = new Set(refused.filter(isCprChanged).map(({ candidate }) => candidate.organisationId));
  return { choices: choices.filter(({ organisationId }) => !closed.has(organisationId)), refused };
}

function isCprChanged({ reason }: Refused): boolean {
  return reason === 'cpr-changed';
}

async function recordRefusals(platform: Platform, refused: readonly Refused[], requestId: string): Promise<void> {
  for (const { candidate, reason } of refused) {
    await platform.work(scopeOf(platform, candidate, requestId), (tx) =>
      recordSignInRefusal(tx, candidate.userId, reason),
    );
  }
}

type SignIn = {
  readonly person: ProvenPerson;
  readonly level: ProvenEid['level'];
  readonly requestId: string;
  readonly reply: FastifyReply;
  /** Times of the session that is switched from. */
  readonly since?: SessionTimes;
};

/**
 * Signs the person in as one of the choices, if that still holds; false when it does not. A subject seen for the first time is
 * bound to the user whom the CPR number found.
 */
export async function signInAs(platform: Platform, choice: Choice, signIn: SignIn): Promise<boolean> {
  const { person, level, since } = signIn;
  return await platform.work(scopeOf(platform, choice, signIn.requestId), async (tx) => {
    await holdUser(tx, choice.userId);
    const judged = await judgeCandidate(tx, choice, { ...platform, person });
    if (judged === undefined) return false;
    if (!judged.ok) {
      await recordSignInRefusal(tx, choice.userId, judged.fault);
      return false;
    }
    const { userId } = choice;
    if (choice.kind === 'cpr') await bindSubject(tx, platform.keyring, { userId, ...person });
    else await renewSubject(tx, platform.keyring, { userId, ...person });
    const { authenticatorId, registeredLevel } = judged.value;
    const entering = { userId, level: lowest(level, registeredLevel ?? level), person, authenticatorId, since };
    await startSession(tx, platform, entering, signIn.reply);
    return true;
  });
}

/** A user who is being deleted is waited for, and none is deleted between the look and the session. */
async function holdUser(tx: Tx, userId: string): Promise<void> {
  await tx.db
    .selectFrom('business_user')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', userId)
    .forKeyShare()
    .execute();
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

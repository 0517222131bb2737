import type { FastifyReply } from 'fastify';
import { usersMayAct } from '@tillid/domain/organisations/organisation-kind';
import { atLeast } from '@tillid/domain/users/identity-assurance';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { newId } from '../../platform/db/new-id.ts';
import { record } from '../../platform/history/record.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ProvenEid } from './eid-claims.ts';
import { bindSubject, findCandidates, type Candidate } from './sign-in-identity-store.ts';
import { startSession } from './start-session.ts';

/** An organisation that a person can act for. */
export type Choice = {
  readonly organisationId: string;
  readonly userId: string;
  readonly name: string;
  readonly cvr: string;
};

/** Users that the person just proven can sign in as; those who may not are told why in history. */
export async function findChoices(platform: Platform, proven: ProvenEid, requestId: string): Promise<Choice[]> {
  const { keyring } = platform;
  const subjectHash = keyring.personHashOfSubject(proven.issuer, proven.subject);
  const cprHash = proven.cpr === undefined ? undefined : keyring.personHashOfCpr(proven.cpr);
  const candidates = await platform.systemWork((tx) => findCandidates(tx, subjectHash, cprHash));
  const choices = await Promise.all(
    candidates.map((candidate) => platform.work(scopeOf(platform, candidate, requestId), (tx) => judge(tx, candidate))),
  );
  return choices.filter((choice) => choice !== undefined);
}

/** Signs the person in as one of the choices; a subject seen for the first time is bound to the user whom the CPR number found. */
export async function signInAs(
  platform: Platform,
  choice: Pick<Choice, 'organisationId' | 'userId'>,
  signIn: { subjectHash: Buffer; level: ProvenEid['level']; requestId: string; reply: FastifyReply },
): Promise<void> {
  await platform.work(scopeOf(platform, choice, signIn.requestId), async (tx) => {
    const authenticatorId = newId(tx.scope.now);
    const known = await tx.db
      .selectFrom('authenticator')
      .select('id')
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('user_id', '=', choice.userId)
      .where('subject_hash', '=', signIn.subjectHash)
      .executeTakeFirst();
    if (known === undefined) {
      await record(tx, { kind: 'authenticator.bound', entityType: 'user', entityId: choice.userId });
      const keyId = platform.keyring.deploymentKeyId;
      await bindSubject(tx, { authenticatorId, userId: choice.userId, subjectHash: signIn.subjectHash, keyId });
    }
    await startSession(tx, platform, { userId: choice.userId, level: signIn.level }, signIn.reply);
  });
}

/** Whether an eID log-in is strong enough for the administration (decision 31). */
export function strongEnough(proven: ProvenEid): boolean {
  return atLeast(proven.level, 'substantial');
}

async function judge(tx: Tx, candidate: Candidate): Promise<Choice | undefined> {
  const row = await tx.db
    .selectFrom('business_user as u')
    .innerJoin('organisation as o', 'o.id', 'u.organisation_id')
    .select(['u.status', 'o.status as organisation_status', 'o.name', 'o.cvr'])
    .where('u.organisation_id', '=', tx.scope.organisationId)
    .where('u.id', '=', candidate.userId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.status === 'active' && usersMayAct(row.organisation_status)) {
    return { organisationId: candidate.organisationId, userId: candidate.userId, name: row.name, cvr: row.cvr };
  }
  const reason = row.status === 'active' ? 'organisation-blocked' : row.status;
  await record(tx, {
    kind: 'user.sign-in-refused',
    entityType: 'user',
    entityId: candidate.userId,
    changes: { reason: { to: reason } },
  });
  return undefined;
}

function scopeOf(platform: Platform, of: { organisationId: string; userId: string }, requestId: string): Scope {
  return {
    organisationId: asOrganisationId(of.organisationId),
    actor: { kind: 'user', id: of.userId },
    requestId,
    now: platform.clock.now(),
  };
}

import type { FastifyReply } from 'fastify';
import {
  activationRefusal,
  type AuthenticatorRefusal,
  type SubjectMatch,
} from '@tillid/domain/authenticators/activation-refusal';
import { nextStatus } from '@tillid/domain/authenticators/authenticator-life';
import { lowest } from '@tillid/domain/users/identity-assurance';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { isSubject, keepSubject, letSubjectIn, startSession, type ProvenEid } from '../sign-in/index.ts';
import { findLockedUser, type UserRow } from '../users/index.ts';
import { findAuthenticator, stateOf, type AuthenticatorRow } from './authenticator-store.ts';
import { refusalOfUser } from './link-subject.ts';
import { recordRefusal } from './record-refusal.ts';
import { takeStep } from './step.ts';

type Coming = {
  readonly userId: string;
  readonly authenticatorId: string;
  readonly proven: ProvenEid;
  /** Where the browser is not signed in as the user yet: the log-in with the authenticator is one. */
  readonly enter: FastifyReply | undefined;
};

/** Activates an authenticator with which a user, who was proven before, has just logged in; gives the reason when not. */
export async function bindAuthenticator(
  tx: Tx,
  platform: Platform,
  coming: Coming,
): Promise<AuthenticatorRefusal | undefined> {
  const { userId, proven } = coming;
  const user = await findLockedUser(tx, userId);
  const row = await findAuthenticator(tx, coming.authenticatorId);
  const reason = (await refusalOfUser(tx, user)) ?? (await tryToBind(tx, platform, { user, row, proven }));
  if (reason !== undefined || user === undefined || row === undefined) {
    await recordRefusal(tx, userId, reason ?? 'user-deleted', row?.means ?? row?.kind);
    return reason ?? 'user-deleted';
  }
  await takeStep(tx, row, { action: 'activate', party: 'user' });
  if (coming.enter !== undefined) {
    const level = lowest(proven.level, user.registered_level ?? user.target_level);
    await startSession(tx, platform, { userId, level, person: proven, authenticatorId: row.id }, coming.enter);
  }
  await announce(tx, { kind: 'users', id: userId });
  return undefined;
}

type Binding = {
  readonly user: UserRow | undefined;
  readonly row: AuthenticatorRow | undefined;
  readonly proven: ProvenEid;
};

/** Lets the subject of a log-in open the door as a user's authenticator, unless something is against it. */
async function tryToBind(
  tx: Tx,
  platform: Platform,
  { user, row, proven }: Binding,
): Promise<AuthenticatorRefusal | undefined> {
  if (user === undefined || row?.user_id !== user.id) return 'authenticator-status';
  if (!nextStatus(stateOf(row), 'activate', 'user').ok) return 'authenticator-status';
  if (row.kind === 'shared' && !(await readSettings(tx)).sharedAuthenticatorAllowed) return 'authenticator-not-allowed';
  const match = await matchOf(tx, platform, row, proven);
  const { first_name: firstName, last_name: lastName, date_of_birth: dateOfBirth } = user;
  const reason = activationRefusal(proven, match, { firstName, lastName, dateOfBirth });
  if (reason !== undefined) return reason;
  const bind = { userId: user.id, issuer: proven.issuer, subject: proven.subject };
  if (match === 'unknown') {
    const subjectId = await keepSubject(tx, platform.keyring, { ...bind, kind: row.kind });
    // It is another authenticator of the user, or somebody else's.
    if (subjectId === undefined) return 'already-known';
    await rememberSubject(tx, row.id, subjectId);
  }
  await letSubjectIn(tx, platform.keyring, bind);
  return undefined;
}

async function matchOf(tx: Tx, { keyring }: Platform, row: AuthenticatorRow, proven: ProvenEid): Promise<SubjectMatch> {
  if (row.subject_id === null) return 'unknown';
  const kept = { userId: row.user_id, subjectId: row.subject_id };
  return (await isSubject(tx, keyring, kept, proven)) ? 'yes' : 'no';
}

async function rememberSubject(tx: Tx, authenticatorId: string, subjectId: string): Promise<void> {
  await tx.db
    .updateTable('authenticator')
    .set({ subject_id: subjectId })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', authenticatorId)
    .execute();
}

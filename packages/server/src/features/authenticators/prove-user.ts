import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatorRefusal } from '@tillid/domain/authenticators/activation-refusal';
import { atLeast, lowest } from '@tillid/domain/users/identity-assurance';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import type { Platform } from '../../platform/platform.ts';
import { bindSubject, isSubject, startSession, type ProvenEid } from '../sign-in/index.ts';
import { findLockedUser, openCpr, type UserRow } from '../users/index.ts';
import { activatePrivate } from './activate-private.ts';
import { refusalOfUser } from './link-subject.ts';
import { recordRefusal } from './record-refusal.ts';

/** What came of a proof: the reason why it is none, or whether the person is signed in with it. */
export type ProofOutcome = { readonly refusal: AuthenticatorRefusal } | { readonly signedIn: boolean };

type Coming = {
  readonly userId: string;
  readonly proven: ProvenEid;
  readonly consents: boolean;
  readonly reply: FastifyReply;
  readonly request: FastifyRequest;
};

/**
 * Takes somebody who logged in with the own eID for the user, or says why not. Who consents to logging in with it is signed in with it;
 * for everybody else it proves who they are and is no way in.
 */
export async function proveUser(tx: Tx, platform: Platform, coming: Coming): Promise<ProofOutcome> {
  const { userId, proven, consents, reply } = coming;
  const user = await findLockedUser(tx, userId);
  const refusal = (await refusalOfUser(tx, user)) ?? (await refusalOfPerson(tx, platform, user, proven));
  if (refusal !== undefined || user === undefined) {
    const reason = refusal ?? 'user-deleted';
    await recordRefusal(tx, userId, reason);
    return { refusal: reason };
  }
  const changes = { level: { to: proven.level } };
  await record(tx, { kind: 'user.identity-proven', entityType: 'user', entityId: userId, changes });
  await bindSubject(tx, platform.keyring, { userId, ...proven });
  const authenticatorId = consents ? await activatePrivate(tx, userId) : null;
  if (authenticatorId === null) return { signedIn: false };
  const level = lowest(proven.level, user.registered_level ?? user.target_level);
  await startSession(tx, platform, { userId, level, person: proven, authenticatorId }, reply);
  await announce(tx, { kind: 'users', id: userId });
  return { signedIn: true };
}

async function refusalOfPerson(
  tx: Tx,
  { keyring }: Platform,
  user: UserRow | undefined,
  proven: ProvenEid,
): Promise<AuthenticatorRefusal | undefined> {
  if (user === undefined) return 'user-deleted';
  if (proven.kind !== 'private') return 'private-eid-required';
  const cpr = await openCpr(tx, keyring, user);
  if (cpr !== undefined && proven.cpr === undefined) return 'no-cpr-from-provider';
  const isUser =
    cpr !== undefined && proven.cpr !== undefined
      ? cpr.equals(proven.cpr)
      : await isSubject(tx, keyring, { userId: user.id }, proven);
  if (!isUser) return 'wrong-person';
  return atLeast(proven.level, 'substantial') ? undefined : 'level-too-low';
}

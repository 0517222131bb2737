import type { FastifyReply } from 'fastify';
import type { Level } from '@tillid/domain/users/identity-assurance';
import { newToken } from '../../platform/crypto/keyed-hash.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { setCookie } from './cookies.ts';
import { sealPerson, type ProvenPerson } from './proven-person.ts';
import { insertSession, type SessionTimes } from './session-store.ts';

/** Who is signed in and how it was proven; `since` for a session that is switched to, which keeps the times of its log-in. */
export type Entering = {
  readonly userId: string;
  readonly level: Level;
  readonly person: ProvenPerson;
  /** What the person logged in with; null for a proof of identity alone. */
  readonly authenticatorId: string | null;
  readonly since?: SessionTimes | undefined;
};

/** Signs a user in: a new session with a new token, its event, and the cookie in the reply. */
export async function startSession(tx: Tx, platform: Platform, user: Entering, reply: FastifyReply): Promise<void> {
  const token = newToken();
  const personSealed = sealPerson(await platform.keyring.ofDeployment(tx), token, user.person);
  const { userId, level, authenticatorId, since } = user;
  await insertSession(tx, { userId, level, authenticatorId, token, personSealed, since });
  await tx.db
    .updateTable('business_user')
    .set({ last_sign_in_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', user.userId)
    .execute();
  await record(tx, {
    kind: 'user.signed-in',
    entityType: 'user',
    entityId: user.userId,
    actor: { kind: 'user', id: user.userId },
  });
  setCookie(platform.settings, reply, { name: 'session', value: `${tx.scope.organisationId}.${token}` });
}

import type { Temporal } from 'temporal-polyfill';
import type { Role } from '@tillid/domain/access/permissions';
import { organisationStatuses, usersMayAct } from '@tillid/domain/organisations/organisation-kind';
import type { Level } from '@tillid/domain/users/identity-assurance';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { statusToday } from './status-today.ts';
import { clockSkew, idleLimit, sessionEnds } from './session-limits.ts';

/** A session with what its user is now. */
export type SessionState = {
  readonly sessionId: string;
  readonly userId: string;
  readonly roles: readonly Role[];
  /** When the person logged in with the eID, in this session or in one that it was switched from. */
  readonly signedInAt: string;
  readonly lastSeenAt: string;
  readonly endsAt: string;
};

/** A session about to begin. */
export type NewSession = {
  readonly userId: string;
  readonly level: Level;
  readonly token: string;
  readonly personSealed: Buffer;
  readonly authenticatorId: string | null;
  /** Of the session that it is switched from; undefined when the person has just logged in. */
  readonly since: SessionTimes | undefined;
};

/** When a session's log-in was, and when the session ends whatever is done. */
export type SessionTimes = { readonly signedInAt: Temporal.Instant; readonly endsAt: Temporal.Instant };

/** Starts a session of a user; older ones of that user that have ended by time go. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { organisationId, now } = tx.scope;
  const { userId, since } = session;
  await tx.db
    .deleteFrom('session')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where((eb) =>
      eb.or([eb('ends_at', '<=', now.toString()), eb('last_seen_at', '<=', now.subtract(idleLimit).toString())]),
    )
    .execute();
  await tx.db
    .insertInto('session')
    .values({
      organisation_id: organisationId,
      id: newId(now),
      user_id: userId,
      token_hash: tokenHash(session.token),
      level: session.level,
      created_at: (since?.signedInAt ?? now).toString(),
      last_seen_at: now.toString(),
      ends_at: (since?.endsAt ?? sessionEnds(now)).toString(),
      person_sealed: session.personSealed,
      authenticator_id: session.authenticatorId,
    })
    .execute();
}

/** The session of a token, if it has not ended, its user is active and the organisation's users may act. */
export async function findSession(tx: Tx, token: string): Promise<SessionState | undefined> {
  const { organisationId, now } = tx.scope;
  const row = await tx.db
    .selectFrom('session as s')
    .innerJoin('business_user as u', (join) =>
      join.onRef('u.organisation_id', '=', 's.organisation_id').onRef('u.id', '=', 's.user_id'),
    )
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .select((eb) => [
      's.id',
      's.user_id',
      's.created_at',
      's.last_seen_at',
      's.ends_at',
      'u.status',
      'u.deactivated_from',
      'u.deactivated_to',
      eb
        .selectFrom('user_role as r')
        .select((role) =>
          role.fn.coalesce(role.fn.agg<Role[]>('array_agg', ['r.role']), role.val<Role[]>([])).as('roles'),
        )
        .whereRef('r.organisation_id', '=', 's.organisation_id')
        .whereRef('r.user_id', '=', 's.user_id')
        .as('roles'),
    ])
    .where('s.organisation_id', '=', organisationId)
    .where('s.token_hash', '=', tokenHash(token))
    .where('s.ends_at', '>', now.toString())
    // Begun by a clock that was ahead: it would outlive every limit.
    .where('s.created_at', '<=', now.add(clockSkew).toString())
    .where('s.last_seen_at', '>', now.subtract(idleLimit).toString())
    .where('o.status', 'in', organisationStatuses.filter(usersMayAct))
    .executeTakeFirst();
  // Asked at every request: at midnight nothing is written down yet.
  if (row === undefined || statusToday(tx, row) !== 'active') return undefined;
  return {
    sessionId: row.id,
    userId: row.user_id,
    roles: ['user', ...(row.roles ?? [])],
    signedInAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
  };
}

/** Whom the log-in of a session proved, sealed, and at which level; undefined when the session has ended. */
export function findPerson(
  tx: Tx,
  sessionId: string,
): Promise<{ person_sealed: Buffer | null; level: Level } | undefined> {
  return tx.db
    .selectFrom('session')
    .select(['person_sealed', 'level'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
}

/** Notes that the person is there. */
export async function touchSession(tx: Tx, sessionId: string, now: Temporal.Instant): Promise<void> {
  await tx.db
    .updateTable('session')
    .set({ last_seen_at: now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sessionId)
    .execute();
}

/** Ends one session; false when it had ended. */
export async function deleteSession(tx: Tx, sessionId: string): Promise<boolean> {
  const deleted = await tx.db
    .deleteFrom('session')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Ends the session of a token; gives its user, or undefined when there is none. */
export async function deleteSessionOfToken(tx: Tx, token: string): Promise<string | undefined> {
  const ended = await tx.db
    .deleteFrom('session')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('token_hash', '=', tokenHash(token))
    .returning('user_id')
    .executeTakeFirst();
  return ended?.user_id;
}

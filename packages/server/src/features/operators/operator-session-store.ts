import type { Temporal } from 'temporal-polyfill';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { idleLimit, sessionEnds } from './operator-session-limits.ts';

/** A session of an operator. */
export type OperatorSession = {
  readonly sessionId: string;
  readonly operatorId: string;
  readonly lastSeenAt: string;
  readonly endsAt: string;
};

/** Starts a session of an operator, with its event. */
export async function insertOperatorSession(tx: Tx, operatorId: string, token: string): Promise<void> {
  const { now } = tx.scope;
  await tx.db
    .insertInto('operator_session')
    .values({
      id: newId(now),
      operator_id: operatorId,
      token_hash: tokenHash(token),
      created_at: now.toString(),
      last_seen_at: now.toString(),
      ends_at: sessionEnds(now).toString(),
    })
    .execute();
  const actor = { kind: 'operator', id: operatorId } as const;
  await record(tx, { kind: 'operator.signed-in', entityType: 'operator', entityId: operatorId, actor });
}

/** The session of a token, if it has not ended and its operator is one still. */
export async function findOperatorSession(tx: Tx, token: string): Promise<OperatorSession | undefined> {
  const { now } = tx.scope;
  const row = await tx.db
    .selectFrom('operator_session as s')
    .innerJoin('operator as o', 'o.id', 's.operator_id')
    .select(['s.id', 's.operator_id', 's.last_seen_at', 's.ends_at'])
    .where('s.token_hash', '=', tokenHash(token))
    .where('s.ends_at', '>', now.toString())
    .where('s.last_seen_at', '>', now.subtract(idleLimit).toString())
    .where('o.removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { sessionId: row.id, operatorId: row.operator_id, lastSeenAt: row.last_seen_at, endsAt: row.ends_at };
}

/** Notes that the operator is there. */
export async function touchOperatorSession(tx: Tx, sessionId: string, now: Temporal.Instant): Promise<void> {
  await tx.db
    .updateTable('operator_session')
    .set({ last_seen_at: now.toString() })
    .where('id', '=', sessionId)
    .execute();
}

/** Ends the session of a token, with its event; nothing when there is none. */
export async function endOperatorSession(tx: Tx, token: string): Promise<void> {
  const ended = await tx.db
    .deleteFrom('operator_session')
    .where('token_hash', '=', tokenHash(token))
    .returning('operator_id')
    .executeTakeFirst();
  if (ended === undefined) return;
  const actor = { kind: 'operator', id: ended.operator_id } as const;
  await record(tx, { kind: 'operator.signed-out', entityType: 'operator', entityId: ended.operator_id, actor });
}

/** Deletes sessions whose time ran out without a sign-out, with their events; gives how many. */
export async function deleteEndedOperatorSessions(tx: Tx): Promise<number> {
  const rows = await tx.db
    .deleteFrom('operator_session')
    .where('ends_at', '<=', tx.scope.now.toString())
    .returning('operator_id')
    .execute();
  const about = { kind: 'operator.session-expired', entityType: 'operator' } as const;
  const operatorIds = [...new Set(rows.map((row) => row.operator_id))];
  await record(tx, ...operatorIds.map((entityId) => ({ ...about, entityId })));
  return rows.length;
}

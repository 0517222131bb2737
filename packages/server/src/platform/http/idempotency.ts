import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Endpoint } from '@tillid/contract/endpoint';
import { tokenHash } from '../crypto/keyed-hash.ts';
import { seal, unseal } from '../crypto/seal.ts';
import { newId } from '../db/new-id.ts';
import type { Scope } from '../db/scope.ts';
import { sendAlong, type Tx } from '../db/work.ts';
import type { HttpPlatform } from './http-platform.ts';
import { Problem } from './problem.ts';
import { uploadDigest } from './upload-digest.ts';

type Parts = { platform: HttpPlatform; endpoint: Endpoint; request: FastifyRequest; scope: Scope };
const lifetimeHours = 24;

/**
 * Answers a creating request once per `Idempotency-Key` (decision 44): the key is written in the same transaction as what is
 * created, so two at once create one. The kept reply is sealed under the key itself, which only the caller knows.
 */
export async function answerOnce(parts: Parts, answer: (scope: Scope) => Promise<unknown>): Promise<unknown> {
  const key = parts.request.headers['idempotency-key'];
  if (key === undefined) return await answer(parts.scope);
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new Problem('malformed-request', {
      detail: 'the header Idempotency-Key must be 8 to 128 printable characters',
    });
  }
  const kept = await findKept(parts, key);
  if (kept !== undefined) return kept;
  try {
    return await answer({ ...parts.scope, beforeCommit: (tx, result) => keep(tx, parts, key, result) });
  } catch (error) {
    // A double click: the other request was first, and this one failed at the key or at what that one created.
    const other = await findKept(parts, key);
    if (other === undefined) throw error;
    return other;
  }
}

/** Deletes the organisation's keys that no longer hold; gives how many. */
export async function deleteExpiredKeys(tx: Tx): Promise<number> {
  const deleted = await tx.db
    .deleteFrom('idempotency_key')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('created_at', '<=', tx.scope.now.subtract({ hours: lifetimeHours }).toString())
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/**
 * Empties kept replies that may tell of a person: those of calls that wrote an event of the person, who has an id of a user, and those
 * of the person's own calls. The keys stay used: a late repeat is refused, it does not make the person again. Gives how many.
 */
export async function emptyRepliesAbout(tx: Tx, userId: string): Promise<number> {
  const { organisationId } = tx.scope;
  const emptied = await sql`
    update idempotency_key k set request_hash = '', sealed_reply = ''
    where k.organisation_id = ${organisationId}::uuid and (k.actor_id = ${userId}::uuid or exists (
      select 1 from history_event e where e.organisation_id = k.organisation_id and e.entity_id = ${userId}::uuid
        and e.actor_id = k.actor_id and e.at = k.created_at))`.execute(tx.db);
  return Number(emptied.numAffectedRows ?? 0);
}

async function findKept(parts: Parts, key: string): Promise<unknown> {
  const { scope } = parts;
  const row = await parts.platform.work(scope, (tx) =>
    tx.db
      .selectFrom('idempotency_key')
      .selectAll()
      .where('organisation_id', '=', scope.organisationId)
      .where('actor_id', '=', actorId(scope))
      .where('key_hash', '=', tokenHash(key))
      .where('created_at', '>', scope.now.subtract({ hours: lifetimeHours }).toString())
      .executeTakeFirst(),
  );
  if (row === undefined) return undefined;
  const hash = await requestHash(parts);
  if (hash === undefined) return undefined;
  if (!row.request_hash.equals(hash))
    throw new Problem('conflict', { errors: [{ pointer: '', code: 'idempotency-key-reused' }] });
  return JSON.parse(unseal(replyKey(key), row.sealed_reply, row.id).toString());
}

async function keep(tx: Tx, parts: Parts, key: string, result: unknown): Promise<void> {
  const { scope } = tx;
  const id = newId(scope.now);
  const hash = await requestHash(parts);
  if (hash === undefined) throw new Error('a request was answered whose file nobody took in');
  const row = {
    organisation_id: scope.organisationId,
    id,
    actor_id: actorId(scope),
    key_hash: tokenHash(key),
    request_hash: hash,
    status: parts.endpoint.status,
    sealed_reply: seal(replyKey(key), JSON.stringify(result), id),
    created_at: scope.now.toString(),
  };
  sendAlong(tx, deleteExpiredKeys(tx));
  sendAlong(tx, tx.db.insertInto('idempotency_key').values(row).execute());
}

/** What tells this request from another; undefined for an upload that broke off. */
async function requestHash(parts: Parts): Promise<Buffer | undefined> {
  const isUpload = parts.endpoint.transport === 'upload';
  const body = isUpload ? (await uploadDigest(parts.request))?.toString('hex') : JSON.stringify(parts.request.body);
  if (isUpload && body === undefined) return undefined;
  return tokenHash(`${parts.endpoint.name}|${parts.request.url}|${body}`);
}

function replyKey(key: string): Buffer {
  return tokenHash(`idempotency reply|${key}`);
}

function actorId(scope: Scope): string {
  if (!('id' in scope.actor)) throw new Error('an idempotent call needs an actor');
  return scope.actor.id;
}

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { canonicalJson } from '@tillid/domain/history/canonical-json';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { freshBytes } from '../crypto/fresh-bytes.ts';
import { byteaArray, textArray, uuidArray } from '../db/array-parameters.ts';
import { newId } from '../db/new-id.ts';
import type { Actor } from '../db/scope.ts';
import { sendAlong, type Tx } from '../db/work.ts';
import { asBuffer } from '../threads/as-buffer.ts';

/** What one field was and became; a CPR number is only ever said to have changed: `cpr: {}`. */
export type Change = { readonly from?: string | null; readonly to?: string | null };

/** What happened to what. `version` is the entity's new version where it has one. */
export type HistoryEvent = {
  readonly kind: EventKind;
  readonly entityType:
    | 'user'
    | 'organisation'
    | 'directory-entry'
    | 'operator'
    | 'production-unit'
    | 'se-number'
    | 'invoicing-method'
    | 'import'
    | 'activation-order'
    | 'bulk-change'
    | 'api-client';
  readonly entityId: string;
  readonly version?: number;
  readonly changes?: Readonly<Record<string, Change>>;
  /** Only where somebody else than the scope's actor did it. */
  readonly actor?: Actor;
  /** Only where it came true before it is written down. */
  readonly at?: Temporal.Instant;
};

/** The part of an event that can be forgotten, with the commitment that stays: SHA-256(salt ‖ values). */
export type CommittedValues = { readonly salt: Buffer; readonly values: string; readonly commitment: Buffer };

/** Commits to the changes of an event. */
export function commitValues(changes: Readonly<Record<string, Change>>): CommittedValues {
  const salt = freshBytes(16);
  const values = canonicalJson(changes);
  return { salt, values, commitment: createHash('sha256').update(salt).update(values).digest() };
}

/** Writes events of this unit of work, in one statement however many there are, which is not waited for. Nothing else writes history. */
export async function record(tx: Tx, ...events: readonly HistoryEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { scope } = tx;
  const rows = events.map((event) => {
    const changes = event.changes ?? {};
    const actor = event.actor ?? scope.actor;
    const id = newId(scope.now);
    return {
      event,
      id,
      actorKind: actor.kind,
      actorId: 'id' in actor ? actor.id : null,
      at: (event.at ?? scope.now).toString(),
      fields: Object.keys(changes),
      ...commitValues(changes),
    };
  });
  const column = <T>(read: (row: (typeof rows)[number]) => T) => rows.map(read);
  const statement = sql`
    insert into history_event (organisation_id, id, kind, entity_type, entity_id, entity_version, actor_kind, actor_id, at, request_id,
      changed_fields, commitment, salt, "values")
    select ${scope.organisationId}::uuid, e.id, e.kind, e.entity_type, e.entity_id, e.version, e.actor_kind, e.actor_id, e.at,
      ${scope.requestId}, array(select jsonb_array_elements_text(e.fields)), e.commitment, e.salt, e."values"
    from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.event.kind)}::text[], ${column((row) => row.event.entityType)}::text[],
      ${column((row) => row.event.entityId)}::uuid[], ${column((row) => row.event.version ?? null)}::integer[], ${column((row) => row.actorKind)}::text[],
      ${column((row) => row.actorId)}::uuid[], ${column((row) => row.at)}::timestamptz[], ${column((row) => JSON.stringify(row.fields))}::jsonb[], ${column((row) => row.commitment)}::bytea[],
      ${column((row) => row.salt)}::bytea[], ${column((row) => row.values)}::text[])
      as e(id, kind, entity_type, entity_id, version, actor_kind, actor_id, at, fields, commitment, salt, "values")`;
  sendAlong(tx, statement.execute(tx.db));
}

/** An event of one of many entities to which the same happened. */
export type AlikeEvent = CommittedValues & {
  readonly id: string;
  readonly entityId: string;
  /** Names of the changed fields, as in the committed values. */
  readonly fields: readonly string[];
};

/** Such events column by column in PostgreSQL's own form. */
export type AlikeColumns = Readonly<
  Record<'id' | 'entity_id' | 'fields' | 'commitment' | 'salt' | 'values', Uint8Array>
>;

/** Writes such events out as columns. */
export function alikeColumns(events: readonly AlikeEvent[]): AlikeColumns {
  return {
    id: uuidArray(events.map((event) => event.id)),
    entity_id: uuidArray(events.map((event) => event.entityId)),
    fields: textArray(events.map((event) => event.fields.join(','))),
    commitment: byteaArray(events.map((event) => event.commitment)),
    salt: byteaArray(events.map((event) => event.salt)),
    values: textArray(events.map((event) => event.values)),
  };
}

/** What happened to many entities alike, each new version the same. */
export type AlikeEvents = Pick<HistoryEvent, 'kind' | 'entityType' | 'actor'> & {
  readonly version: number;
  readonly events: AlikeColumns;
  /** Entities to which it did not happen after all. */
  readonly except: readonly string[];
};

/** Writes events that were made ready beforehand, for changes of very many rows. */
export async function recordAlike(tx: Tx, { kind, entityType, version, events, ...by }: AlikeEvents): Promise<void> {
  const { scope } = tx;
  const actor = by.actor ?? scope.actor;
  const bytes = (name: keyof AlikeColumns) => asBuffer(events[name]);
  await sql`
    insert into history_event (organisation_id, id, kind, entity_type, entity_id, entity_version, actor_kind, actor_id, at, request_id,
      changed_fields, commitment, salt, "values")
    select ${scope.organisationId}::uuid, e.id, ${kind}, ${entityType}, e.entity_id, ${version}::integer, ${actor.kind},
      ${'id' in actor ? actor.id : null}::uuid, ${scope.now.toString()}::timestamptz, ${scope.requestId},
      string_to_array(e.fields, ','), e.commitment, e.salt, e."values"
    from unnest(${bytes('id')}::uuid[], ${bytes('entity_id')}::uuid[], ${bytes('fields')}::text[], ${bytes('commitment')}::bytea[],
      ${bytes('salt')}::bytea[], ${bytes('values')}::text[]) as e(id, entity_id, fields, commitment, salt, "values")
    where e.entity_id <> all (${uuidArray(by.except)}::uuid[])`.execute(tx.db);
}

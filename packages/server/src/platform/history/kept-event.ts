import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { HashedEvent } from '@tillid/domain/history/hashed-event';
import type { KeptEvent } from '@tillid/domain/history/sealed-events';
import type { HistoryEventTable } from '../db/tables.ts';

/** An event as it lies in its table. */
export type EventRow = Selectable<HistoryEventTable>;

/** The part of a row that is hashed. */
export function hashedEvent(row: EventRow): HashedEvent {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind,
    entityType: row.entity_type,
    entityId: row.entity_id,
    entityVersion: row.entity_version,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    at: row.at,
    requestId: row.request_id,
    changedFields: row.changed_fields,
    commitment: row.commitment.toString('hex'),
  };
}

/** An event for the check of a chain. */
export function keptEvent(row: EventRow): KeptEvent {
  const hashed = hashedEvent(row);
  return { hashed, content: contentOf(hashed.commitment, row.salt, row.values) };
}

/** What salt and values are against their commitment. */
export function contentOf(commitment: string, salt: Buffer | null, values: string | null): KeptEvent['content'] {
  if (salt === null && values === null) return 'emptied';
  if (salt === null || values === null) return 'differs';
  return createHash('sha256').update(salt).update(values).digest('hex') === commitment ? 'holds' : 'differs';
}

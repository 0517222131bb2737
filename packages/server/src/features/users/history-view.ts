import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import type { EventRow } from './history-store.ts';

type HistoryItem = ReplyOf<typeof contract.readUserHistory>['items'][number];
type FieldChange = HistoryItem['changes'][number];
type Values = Readonly<Record<string, { readonly from?: string | null; readonly to?: string | null }>>;

/** Fields whose values are ids of what the user is associated with; they are told by number and name. */
const associationFields: ReadonlySet<string> = new Set(['productionUnit', 'seNumber', 'invoicingMethod']);

/** The changes of an event. One that was forgotten tells only which fields changed, as does a CPR number always. */
export function changesOfEvent(event: EventRow): FieldChange[] {
  const values = event.values === null ? {} : (JSON.parse(event.values) as Values);
  return event.changed_fields.map((field) => ({
    field,
    from: values[field]?.from ?? null,
    to: values[field]?.to ?? null,
  }));
}

/** The ids that the changes of events name. */
export function associationIds(events: readonly EventRow[]): string[] {
  const changes = events.flatMap(changesOfEvent).filter((change) => associationFields.has(change.field));
  return [...new Set(changes.flatMap((change) => [change.from, change.to]).filter((id) => id !== null))];
}

/** One event as administrators see it. */
export function historyItem(
  event: EventRow,
  names: ReadonlyMap<string, string>,
  associations: ReadonlyMap<string, string>,
): HistoryItem {
  const called = (value: string | null) => (value === null ? null : (associations.get(value) ?? value));
  return {
    eventId: event.id,
    kind: event.kind,
    at: event.at,
    actorKind: event.actor_kind,
    actorName: event.actor_id === null ? null : (names.get(event.actor_id) ?? null),
    changes: changesOfEvent(event).map((change) =>
      associationFields.has(change.field) ? { ...change, from: called(change.from), to: called(change.to) } : change,
    ),
  };
}

import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/history';
import { parseUuid } from '@tillid/domain/identifiers/uuid';
import type { EventRow } from './history-store.ts';

/** Who somebody is: the name as long as it is kept, and what has become of a user. */
export type Named = { readonly name: string | null; readonly state: 'present' | 'deleted' | 'forgotten' | null };

/** Names of everybody and everything that events tell of, by id. */
export type EventNames = {
  readonly of: ReadonlyMap<string, Named>;
  readonly associations: ReadonlyMap<string, string>;
  /** Of imported files, by the import. */
  readonly files: ReadonlyMap<string, string>;
};

/** One event as it is told. */
export type HistoryItem = z.output<typeof contract.historyEvent>;
type FieldChange = HistoryItem['changes'][number];
type Values = Readonly<Record<string, { readonly from?: string | null; readonly to?: string | null }>>;

/** Fields whose values are ids of what the user is associated with; they are told by number and name. */
const associationFields: ReadonlySet<string> = new Set(['productionUnit', 'seNumber', 'invoicingMethod']);
/** Fields whose value is the id of a person or a program, or a class of actors: whose acts were exported. */
const personFields: ReadonlySet<string> = new Set(['byActor']);
/** The field whose value is the id of an import, told by the name of its file: whoever is erased is gone from that too. */
const fileField = 'importFile';
const nobody: Named = { name: null, state: null };

/** The changes of an event. One that was forgotten tells only which fields changed, as does a CPR number always. */
export function changesOfEvent(event: Pick<EventRow, 'values' | 'changed_fields'>): FieldChange[] {
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
  // The event of an export tells units by the names that they had.
  const values = changes.flatMap(({ from, to }) => [from ?? [], to ?? []].flat());
  return [...new Set(values.filter((value) => parseUuid(value).ok))];
}

/** The ids of people and programs that the changes of events name. */
export function personIds(events: readonly EventRow[]): string[] {
  const changes = events.filter(({ kind }) => kind === 'history.exported').flatMap(changesOfEvent);
  return changes.flatMap(({ field, to }) => (personFields.has(field) && to !== null && parseUuid(to).ok ? [to] : []));
}

/** The ids of imports that the changes of events name. */
export function importIds(events: readonly EventRow[]): string[] {
  const changes = events.filter(({ kind }) => kind === 'users.exported').flatMap(changesOfEvent);
  return changes.flatMap(({ field, to }) => (field === fileField && to !== null && parseUuid(to).ok ? [to] : []));
}

/** One event as administrators see it. */
export function historyItem(event: EventRow, names: EventNames): HistoryItem {
  const { actor_kind: actorKind, actor_id: actorId } = event;
  const isNamed = actorKind === 'user' || actorKind === 'api-client';
  const actor = isNamed && actorId !== null ? (names.of.get(actorId) ?? nobody) : nobody;
  const subject = names.of.get(event.entity_id) ?? nobody;
  return {
    eventId: event.id,
    kind: event.kind,
    at: event.at,
    actorKind,
    actorId: isNamed ? actorId : null,
    actorName: actor.name,
    actorState: actor.state,
    subject: { type: event.entity_type, id: event.entity_id, ...subject },
    changes: changesOfEvent(event).map((change) => called(change, names)),
  };
}

/** One event as administrators see it, or as the person does whose own history it is. */
export function itemOf(event: EventRow, names: EventNames, ownUserId: string | undefined): HistoryItem {
  return ownUserId === undefined ? historyItem(event, names) : ownHistoryItem(event, names, ownUserId);
}

/** One event as the person sees it whom it was done to or who did it: what was done to others has neither names nor values. */
export function ownHistoryItem(event: EventRow, names: EventNames, userId: string): HistoryItem {
  const item = historyItem(event, names);
  if (event.entity_type === 'user' && event.entity_id === userId) return item;
  return { ...item, subject: { ...item.subject, ...nobody }, changes: [] };
}

function called(change: FieldChange, { of, associations, files }: EventNames): FieldChange {
  if (personFields.has(change.field)) return { ...change, to: of.get(change.to ?? '')?.name ?? change.to };
  if (change.field === fileField) return { ...change, to: files.get(change.to ?? '') ?? change.to };
  if (!associationFields.has(change.field)) return change;
  const label = (value: string | null) => (value === null ? null : (associations.get(value) ?? value));
  return { ...change, from: label(change.from), to: label(change.to) };
}

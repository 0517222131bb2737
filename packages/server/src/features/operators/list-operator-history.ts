import type { Selectable } from 'kysely';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import type { HistoryEventTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { findOrganisationNames } from './directory-store.ts';
import { listOperators } from './operator-store.ts';

type Reply = ReplyOf<typeof contract.listOperatorHistory>;
type Item = Reply['items'][number];
type EventRow = Selectable<HistoryEventTable>;
type Filter = { readonly organisationId?: string | undefined; readonly before?: string | undefined };
type Names = {
  readonly operators: ReadonlyMap<string, string | null>;
  readonly organisations: ReadonlyMap<string, { name: string; cvr: string }>;
};
type Values = Readonly<Record<string, { readonly from?: string | null; readonly to?: string | null }>>;

const pageSize = 50;

/** What operators did, newest first. */
export function listOperatorHistory(platform: Platform) {
  return async (call: OperatorCall<typeof contract.listOperatorHistory>): Promise<Reply> => {
    const { events, operators } = await platform.work(call.scope, async (tx) => ({
      events: await listEvents(tx, call.query),
      operators: await listOperators(tx, platform.keyring, { removed: true }),
    }));
    const shown = events.slice(0, pageSize);
    const ids = shown.filter((event) => event.entity_type === 'organisation').map((event) => event.entity_id);
    const names = {
      operators: new Map(operators.map(({ operatorId, name }) => [operatorId, name])),
      organisations: await platform.systemWork((tx) => findOrganisationNames(tx, ids)),
    };
    return {
      items: shown.map((event) => itemOf(event, names)),
      next: events.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  };
}

// Ids are made in the order of time, so they are the place in the list too.
function listEvents(tx: Tx, { organisationId, before }: Filter): Promise<EventRow[]> {
  let query = tx.db.selectFrom('history_event').selectAll().where('organisation_id', '=', tx.scope.organisationId);
  if (organisationId !== undefined) query = query.where('entity_id', '=', organisationId);
  if (before !== undefined) query = query.where('id', '<', before);
  return query
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
}

function itemOf(event: EventRow, { operators, organisations }: Names): Item {
  const organisation = organisations.get(event.entity_id);
  return {
    eventId: event.id,
    kind: event.kind,
    at: event.at,
    actorKind: event.actor_kind === 'operator' || event.actor_kind === 'anonymous' ? event.actor_kind : 'system',
    actorName: event.actor_id === null ? null : (operators.get(event.actor_id) ?? null),
    organisation: organisation === undefined ? null : { organisationId: event.entity_id, ...organisation },
    operatorName: event.entity_type === 'operator' ? (operators.get(event.entity_id) ?? null) : null,
    changes: changesOf(event),
  };
}

function changesOf(event: EventRow): Item['changes'] {
  const values = event.values === null ? {} : (JSON.parse(event.values) as Values);
  return event.changed_fields.map((field) => ({
    field,
    from: values[field]?.from ?? null,
    to: values[field]?.to ?? null,
  }));
}

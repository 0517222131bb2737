import { sql } from 'kysely';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { findApiClientNames } from '../api-clients/index.ts';
import { findFileNames } from '../imports/index.ts';
import { findUnitLabels } from '../organisations/index.ts';
import { findDeletedNames } from '../users/index.ts';
import type { NamedActor } from './event-selection.ts';
import type { EventRow } from './history-store.ts';
import { associationIds, importIds, personIds, type EventNames, type Named } from './history-view.ts';

const unknown: Named = { name: null, state: null };
const unitTypes: ReadonlySet<string> = new Set(['production-unit', 'se-number', 'invoicing-method']);

/** Names of those who did what events tell, of those to whom it was done, of what users are associated with, and of imported files. */
export async function findEventNames(tx: Tx, keyring: Keyring, events: readonly EventRow[]): Promise<EventNames> {
  const users = new Set<string>();
  const apiClients = new Set<string>();
  const associated = new Set(associationIds(events));
  for (const id of personIds(events)) [users, apiClients].forEach((ids) => ids.add(id));
  for (const { actor_kind, actor_id, entity_type, entity_id } of events) {
    if (actor_kind === 'user' && actor_id !== null) users.add(actor_id);
    if (actor_kind === 'api-client' && actor_id !== null) apiClients.add(actor_id);
    if (entity_type === 'user') users.add(entity_id);
    if (entity_type === 'api-client') apiClients.add(entity_id);
    if (unitTypes.has(entity_type)) associated.add(entity_id);
  }
  const [ofUsers, ofClients, associations, files] = await Promise.all([
    findUserNames(tx, keyring, [...users]),
    apiClients.size === 0 ? new Map<string, string>() : findApiClientNames(tx, [...apiClients]),
    findUnitLabels(tx, [...associated]),
    findFileNames(tx, importIds(events)),
  ]);
  const named = [...ofClients, ...associations].map(([id, name]) => [id, { name, state: null }] as const);
  return { of: new Map<string, Named>([...ofUsers, ...named]), associations, files };
}

/** Who a named actor is. */
export async function findActor(tx: Tx, keyring: Keyring, id: string): Promise<NamedActor & Named> {
  const apiClient = (await findApiClientNames(tx, [id])).get(id);
  if (apiClient !== undefined) return { kind: 'api-client', id, name: apiClient, state: null };
  return { kind: 'user', id, ...((await findUserNames(tx, keyring, [id])).get(id) ?? unknown) };
}

/** Names of users, of those deleted too, and of API clients, by id; who is forgotten is absent. */
export async function findActorNames(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const [users, clients] = await Promise.all([findUserNames(tx, keyring, ids), findApiClientNames(tx, ids)]);
  const named = [...users].flatMap(([id, { name }]) => (name === null ? [] : [[id, name] as const]));
  return new Map([...named, ...clients]);
}

async function findUserNames(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('business_user')
    .select(['id', 'full_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const present = new Map(rows.map((row) => [row.id, row.full_name]));
  const absent = ids.filter((id) => !present.has(id));
  const deleted = absent.length === 0 ? new Map<string, string>() : await findDeletedNames(tx, keyring, absent);
  return new Map(
    ids.map((id): [string, Named] => {
      const name = present.get(id) ?? deleted.get(id) ?? null;
      return [id, { name, state: present.has(id) ? 'present' : name === null ? 'forgotten' : 'deleted' }];
    }),
  );
}

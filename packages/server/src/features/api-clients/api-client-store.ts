import { sql, type Selectable, type Updateable } from 'kysely';
import { apiClientPermissions, type ApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import type { ApiClientSecretTable, ApiClientTable } from '../../platform/db/tables/api-clients.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type HistoryEvent } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { PublicKey } from './public-key.ts';

/** An API client as it lies in the database. */
export type ClientRow = Selectable<ApiClientTable>;
/** A secret, by its hash. */
export type SecretRow = Selectable<ApiClientSecretTable>;

/** An API client with what belongs to it. */
export type WholeClient = {
  readonly row: ClientRow;
  readonly permissions: readonly ApiClientPermission[];
  readonly secrets: readonly SecretRow[];
};

/** What a change is told as. */
type ClientEvent = Pick<HistoryEvent, 'kind' | 'changes'>;

/** The keys of a client. */
export function publicKeysOf(row: Pick<ClientRow, 'public_keys'>): readonly PublicKey[] {
  return row.public_keys as readonly PublicKey[];
}

/** One API client; undefined when absent or deleted. */
export function findClient(tx: Tx, apiClientId: string): Promise<ClientRow | undefined> {
  return selectClients(tx).where('id', '=', apiClientId).executeTakeFirst();
}

/** One API client; throws not-found. */
export async function getClient(tx: Tx, apiClientId: string): Promise<ClientRow> {
  const row = await findClient(tx, apiClientId);
  if (row === undefined) throw new Problem('not-found');
  return row;
}

/** One API client, locked until this unit of work ends; throws not-found, and stale when it is not the version that was read. */
export async function lockClient(tx: Tx, apiClientId: string, version?: number): Promise<ClientRow> {
  const row = await selectClients(tx).where('id', '=', apiClientId).forUpdate().executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  if (version !== undefined && row.version !== version) throw new Problem('stale');
  return row;
}

/** One API client as it is now, held until this unit of work ends: whoever disables it waits, and ends what it is given here too. */
export function holdClient(tx: Tx, apiClientId: string): Promise<ClientRow | undefined> {
  return selectClients(tx).where('id', '=', apiClientId).forNoKeyUpdate().executeTakeFirst();
}

/** The organisation's API clients by name; there are at most as many as one may have. */
export function listClients(tx: Tx): Promise<ClientRow[]> {
  return selectClients(tx)
    .orderBy(sql`name collate "da-x-icu"`)
    .orderBy('id')
    .execute();
}

/** Adds to API clients their permissions and secrets, in two queries however many they are. */
export async function completeClients(tx: Tx, rows: readonly ClientRow[]): Promise<WholeClient[]> {
  const { organisationId } = tx.scope;
  const ids = sql<string>`any(${rows.map((row) => row.id)}::uuid[])`;
  const held = await tx.db
    .selectFrom('api_client_permission')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('api_client_id', '=', ids)
    .execute();
  const secrets = await tx.db
    .selectFrom('api_client_secret')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('api_client_id', '=', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const own = new Set(held.filter((each) => each.api_client_id === row.id).map((each) => each.permission));
    return {
      row,
      permissions: apiClientPermissions.filter((permission) => own.has(permission)),
      secrets: secrets.filter((secret) => secret.api_client_id === row.id),
    };
  });
}

/** One API client with what belongs to it. */
export async function completeClient(tx: Tx, row: ClientRow): Promise<WholeClient> {
  const [client] = await completeClients(tx, [row]);
  if (client === undefined) throw new Error('nothing was completed');
  return client;
}

/** Changes an API client with its event; gives it as it is now. */
export async function changeClient(
  tx: Tx,
  row: ClientRow,
  set: Updateable<ApiClientTable>,
  event: ClientEvent,
): Promise<ClientRow> {
  const version = row.version + 1;
  const changed = await tx.db
    .updateTable('api_client')
    .set({ ...set, version })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, { ...event, entityType: 'api-client', entityId: row.id, version });
  return changed;
}

/** Gives an API client exactly these permissions. */
export async function replacePermissions(
  tx: Tx,
  apiClientId: string,
  permissions: readonly ApiClientPermission[],
): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .deleteFrom('api_client_permission')
    .where('organisation_id', '=', organisationId)
    .where('api_client_id', '=', apiClientId)
    .execute();
  if (permissions.length === 0) return;
  await tx.db
    .insertInto('api_client_permission')
    .values(
      permissions.map((permission) => ({ organisation_id: organisationId, api_client_id: apiClientId, permission })),
    )
    .execute();
}

/** Notes that an API client was there, at most every five minutes, so that its requests cost no write and do not wait for each other's. */
export async function touchClient(tx: Tx, apiClientId: string, lastUsedAt: string | null): Promise<void> {
  const { organisationId, now } = tx.scope;
  const isDue = lastUsedAt === null || now.since(lastUsedAt).total('minutes') >= 5;
  if (!isDue) return;
  await tx.db
    .updateTable('api_client')
    .set({ last_used_at: now.toString() })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', apiClientId)
    .execute();
}

/** Tells history that a token was refused, at most once an hour for each API client: a program that tries forever must not fill it. */
export async function recordRefusal(tx: Tx, apiClientId: string, reason: string): Promise<void> {
  const { organisationId, now } = tx.scope;
  const told = await tx.db
    .updateTable('api_client')
    .set({ last_refusal_told_at: now.toString() })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', apiClientId)
    .where((eb) =>
      eb.or([
        eb('last_refusal_told_at', 'is', null),
        eb('last_refusal_told_at', '<=', now.subtract({ hours: 1 }).toString()),
      ]),
    )
    .executeTakeFirst();
  if (told.numUpdatedRows === 0n) return;
  const about = { entityType: 'api-client', entityId: apiClientId } as const;
  await record(tx, { kind: 'api-client.token-refused', ...about, changes: { reason: { to: reason } } });
}

/** What API clients are called where it is told who did something, by id; of deleted ones too. */
export async function findApiClientNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('api_client')
    .select(['id', 'shown_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.shown_name]));
}

function selectClients(tx: Tx) {
  return tx.db
    .selectFrom('api_client')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('deleted_at', 'is', null);
}

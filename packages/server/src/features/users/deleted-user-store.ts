import { sql } from 'kysely';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type Change } from '../../platform/history/record.ts';
import { endAuthenticatorsOf } from './end-authenticators.ts';
import type { UserRow } from './user-store.ts';

type Leaving = Pick<
  UserRow,
  'id' | 'version' | 'status' | 'first_name' | 'last_name' | 'cpr_sealed' | 'cpr_hash' | 'cpr_key_id'
>;

/**
 * Deletes users, in a few statements however many; gives the ids of the deleted. Roles, authenticators, codes and sessions go with the
 * user; links stay, so that an old one can say what happened. History tells which status and roles were lost.
 */
export async function deleteUsers(tx: Tx, keyring: Keyring, userIds: readonly string[]): Promise<string[]> {
  const leaving = await lockLeaving(tx, userIds);
  const ids = leaving.map((user) => user.id);
  if (ids.length === 0) return ids;
  const rolesOf = await readRoles(tx, ids);
  await keepNames(tx, keyring, leaving);
  await eraseMails(tx, ids);
  await endAuthenticatorsOf(tx, ids);
  await deleteRows(tx, ids);
  await record(
    tx,
    ...leaving.map(
      (user) =>
        ({
          kind: 'user.deleted',
          entityType: 'user',
          entityId: user.id,
          version: user.version + 1,
          changes: { lastStatus: { to: user.status }, ...rolesOf(user.id) },
        }) as const,
    ),
  );
  return ids;
}

/** Names of deleted users, until they are forgotten (decision 41). */
export async function findDeletedNames(
  tx: Tx,
  keyring: Keyring,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('deleted_user')
    .select(['id', 'sealed_name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
  if (rows.length === 0) return new Map();
  const keys = await keyring.ofOrganisation(tx);
  return new Map(rows.map((row) => [row.id, openDeletedName(keys, row)]));
}

/** The name of a deleted user, with the organisation's keys at hand. */
export function openDeletedName(
  keys: OrganisationKeys,
  row: { readonly id: string; readonly sealed_name: Buffer },
): string {
  return keys.unseal(row.sealed_name, nameContext(row.id)).toString();
}

function lockLeaving(tx: Tx, userIds: readonly string[]): Promise<Leaving[]> {
  return (
    tx.db
      .selectFrom('business_user')
      .select(['id', 'version', 'status', 'first_name', 'last_name', 'cpr_sealed', 'cpr_hash', 'cpr_key_id'])
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
      // Always in this order, so that two deletions of the same users cannot wait for each other.
      .orderBy('id')
      .forUpdate()
      .execute()
  );
}

/** The roles that users held, as a deletion tells them; nothing for whoever holds none. */
async function readRoles(tx: Tx, ids: readonly string[]): Promise<(userId: string) => Record<string, Change>> {
  const rows = await tx.db
    .selectFrom('user_role')
    .select(['user_id', 'role'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('role')
    .execute();
  const held = Map.groupBy(rows, (row) => row.user_id);
  return (userId) => {
    const roles = held.get(userId)?.map((row) => row.role) ?? [];
    return roles.length === 0 ? {} : { lastRoles: { to: roles.join(' ') } };
  };
}

async function keepNames(tx: Tx, keyring: Keyring, leaving: readonly Leaving[]): Promise<void> {
  const { organisationId, now } = tx.scope;
  const keys = await keyring.ofOrganisation(tx);
  const sealed = leaving.map((user) => keys.seal(`${user.first_name} ${user.last_name}`, nameContext(user.id)));
  const column = <T>(read: (user: Leaving) => T) => leaving.map(read);
  await sql`
    insert into deleted_user (organisation_id, id, sealed_name, cpr_sealed, cpr_hash, cpr_key_id, deleted_at)
    select ${organisationId}::uuid, gone.*, ${now.toString()}::timestamptz
    from unnest(${column((user) => user.id)}::uuid[], ${sealed}::bytea[], ${column((user) => user.cpr_sealed)}::bytea[],
      ${column((user) => user.cpr_hash)}::bytea[], ${column((user) => user.cpr_key_id)}::text[]) as gone`.execute(
    tx.db,
  );
}

/** Empties the mails to the users; one that still waits is not sent any more. */
async function eraseMails(tx: Tx, ids: readonly string[]): Promise<void> {
  const { organisationId, now } = tx.scope;
  await sql`
    update email set sealed = null,
      failure = case status when 'queued' then 'user-deleted' else failure end,
      ended_at = case status when 'queued' then ${now.toString()}::timestamptz else ended_at end,
      status = case status when 'queued' then 'failed' else status end
    where organisation_id = ${organisationId} and user_id = any(${ids}::uuid[])`.execute(tx.db);
}

async function deleteRows(tx: Tx, ids: readonly string[]): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .deleteFrom('sign_in_identity')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  await tx.db
    .deleteFrom('business_user')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** What the sealed name of a deleted user is bound to. */
export function nameContext(userId: string): string {
  return `deleted-user|${userId}`;
}

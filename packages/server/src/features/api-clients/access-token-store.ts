import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import {
  accessTokenMinutes,
  apiClientPermissions,
  type ApiClientPermission,
} from '@tillid/domain/access/api-client-permissions';
import { organisationStatuses, usersMayAct } from '@tillid/domain/organisations/organisation-kind';
import type { Tx } from '../../platform/db/work.ts';
import { newAccessToken } from './credentials.ts';

/** Whose a token is, what it gives now, and when its client was last there. */
export type TokenHolder = {
  readonly apiClientId: string;
  readonly permissions: readonly ApiClientPermission[];
  readonly lastUsedAt: string | null;
};

/** Makes an access token with these permissions; gives the token, which is kept as a hash. */
export async function insertAccessToken(
  tx: Tx,
  apiClientId: string,
  permissions: readonly ApiClientPermission[],
): Promise<string> {
  const { organisationId, now } = tx.scope;
  const { token, hash } = newAccessToken(organisationId);
  await tx.db
    .insertInto('api_access_token')
    .values({
      organisation_id: organisationId,
      token_hash: hash,
      api_client_id: apiClientId,
      scope: permissions.join(' '),
      expires_at: now.add({ minutes: accessTokenMinutes }).toString(),
    })
    .execute();
  return token;
}

/** Whose a token is, if it holds, its client is enabled and the organisation's users may act. It gives what it was given and the client still has. */
export async function findTokenHolder(tx: Tx, tokenHash: Buffer): Promise<TokenHolder | undefined> {
  const { organisationId, now } = tx.scope;
  const row = await tx.db
    .selectFrom('api_access_token as t')
    .innerJoin('api_client as c', (join) =>
      join.onRef('c.organisation_id', '=', 't.organisation_id').onRef('c.id', '=', 't.api_client_id'),
    )
    .innerJoin('organisation as o', 'o.id', 't.organisation_id')
    .select((eb) => [
      't.api_client_id',
      't.scope',
      'c.last_used_at',
      eb
        .selectFrom('api_client_permission as p')
        .select(sql<string>`coalesce(string_agg(p.permission, ' '), '')`.as('held'))
        .whereRef('p.organisation_id', '=', 't.organisation_id')
        .whereRef('p.api_client_id', '=', 't.api_client_id')
        .as('held'),
    ])
    .where('t.organisation_id', '=', organisationId)
    .where('t.token_hash', '=', tokenHash)
    .where('t.expires_at', '>', now.toString())
    .where('c.disabled_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where('o.status', 'in', organisationStatuses.filter(usersMayAct))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const given = row.scope.split(' ');
  const held = (row.held ?? '').split(' ');
  return {
    apiClientId: row.api_client_id,
    lastUsedAt: row.last_used_at,
    permissions: apiClientPermissions.filter((each) => given.includes(each) && held.includes(each)),
  };
}

/** Ends every access token of an API client. */
export async function deleteAccessTokens(tx: Tx, apiClientId: string): Promise<void> {
  await tx.db
    .deleteFrom('api_access_token')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('api_client_id', '=', apiClientId)
    .execute();
}

/** Notes that an assertion was used, until it runs out anyway; false when it was used before, on any server. */
export async function insertAssertion(
  tx: Tx,
  apiClientId: string,
  { hash, expiresAt }: { hash: Buffer; expiresAt: Temporal.Instant },
): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('api_client_assertion')
    .values({
      organisation_id: tx.scope.organisationId,
      api_client_id: apiClientId,
      assertion_hash: hash,
      expires_at: expiresAt.toString(),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'api_client_id', 'assertion_hash']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Deletes the next access tokens and used assertions that have run out; gives how many. */
export async function deleteExpiredTokens(tx: Tx): Promise<number> {
  const { organisationId, now } = tx.scope;
  const tokens = await tx.db
    .deleteFrom('api_access_token')
    .where('organisation_id', '=', organisationId)
    .where('expires_at', '<=', now.toString())
    .executeTakeFirst();
  const assertions = await tx.db
    .deleteFrom('api_client_assertion')
    .where('organisation_id', '=', organisationId)
    .where('expires_at', '<=', now.toString())
    .executeTakeFirst();
  return Number(tokens.numDeletedRows + assertions.numDeletedRows);
}

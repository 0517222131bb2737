import type * as z from 'zod/mini';
import type { madeSecret } from '@tillid/contract/api-clients';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { newSecret } from './credentials.ts';

/** Makes a secret of an API client that holds so many days; the caller writes the event. The secret itself is kept nowhere. */
export async function insertSecret(tx: Tx, apiClientId: string, days: number): Promise<z.output<typeof madeSecret>> {
  const { organisationId, now } = tx.scope;
  const { secret, hash } = newSecret();
  const id = newId(now);
  const expiresAt = now.add({ hours: 24 * days }).toString();
  await tx.db
    .insertInto('api_client_secret')
    .values({
      organisation_id: organisationId,
      id,
      api_client_id: apiClientId,
      secret_hash: hash,
      created_at: now.toString(),
      expires_at: expiresAt,
    })
    .execute();
  return { secretId: id, secret, expiresAt };
}

/** Deletes one secret; false when it is not there. */
export async function deleteSecret(tx: Tx, apiClientId: string, secretId: string): Promise<boolean> {
  const deleted = await tx.db
    .deleteFrom('api_client_secret')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('api_client_id', '=', apiClientId)
    .where('id', '=', secretId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Deletes every secret of an API client. */
export async function deleteSecrets(tx: Tx, apiClientId: string): Promise<void> {
  await tx.db
    .deleteFrom('api_client_secret')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('api_client_id', '=', apiClientId)
    .execute();
}

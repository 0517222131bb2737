import type * as z from 'zod/mini';
import type { madeSecret } from '@tillid/contract/api-clients';
import { apiClientLimits, secretLifetimeDays } from '@tillid/domain/access/api-client-permissions';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AboutClient } from './about-client.ts';
import { completeClient, getClient, listClients, replacePermissions, type WholeClient } from './api-client-store.ts';
import type { PublicKey } from './public-key.ts';
import { insertSecret } from './secret-store.ts';
import { tellUserAdministrators } from './tell-user-administrators.ts';

/** A program to be let in. Without keys it gets a secret that holds so many days, or the usual time. */
export type NewClient = {
  readonly about: AboutClient;
  readonly publicKeys: readonly PublicKey[];
  readonly secretDays: number | null;
};

/** A client just made, with the secret that is told once. */
export type MadeClient = { readonly client: WholeClient; readonly secret: z.output<typeof madeSecret> | null };

/** Makes an API client with its events, and tells the user administrators where it may change users; in the caller's unit of work. */
export async function insertClient(
  tx: Tx,
  platform: Pick<Platform, 'keyring'>,
  client: NewClient,
): Promise<MadeClient> {
  const { organisationId, now } = tx.scope;
  const { about, publicKeys } = client;
  if ((await listClients(tx)).length >= apiClientLimits.clients)
    throw ruleBroken('api-clients-too-many', { most: apiClientLimits.clients });
  const id = newId(now);
  const authentication = publicKeys.length > 0 ? 'private-key' : 'secret';
  await tx.db
    .insertInto('api_client')
    .values({
      organisation_id: organisationId,
      id,
      version: 1,
      name: about.name,
      contact_name: about.contactName,
      contact_email: about.contactEmail,
      authentication,
      public_keys: JSON.stringify(publicKeys),
      created_at: now.toString(),
    })
    .execute();
  await replacePermissions(tx, id, about.permissions);
  const secret =
    authentication === 'secret' ? await insertSecret(tx, id, client.secretDays ?? secretLifetimeDays.usual) : null;
  await record(tx, {
    kind: 'api-client.created',
    entityType: 'api-client',
    entityId: id,
    version: 1,
    // The contact person is only said to be there: history of clients is not emptied when a person is forgotten.
    changes: {
      name: { to: about.name },
      permissions: { to: about.permissions.join(' ') },
      authentication: { to: authentication },
      contact: {},
    },
  });
  await tellUserAdministrators(tx, platform, { id, name: about.name, given: about.permissions });
  return { client: await completeClient(tx, await getClient(tx, id)), secret };
}

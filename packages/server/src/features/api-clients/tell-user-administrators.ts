import { changingUsers, type ApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import type { Tx } from '../../platform/db/work.ts';
import { enqueueMails } from '../../platform/mail/enqueue-mail.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ApiClientMailParams } from '../mails/index.ts';
import { listUserAdministrators, readOrganisationSummary, readSettings } from '../organisations/index.ts';

/** What a program was given just now. */
type Given = { readonly id: string; readonly name: string; readonly given: readonly ApiClientPermission[] };

/**
 * Tells the user administrators by e-mail that a program was given what changes users: whoever manages programs need not be one
 * of them, and nobody shall be able to change users by a program without their knowing.
 */
export async function tellUserAdministrators(
  tx: Tx,
  platform: Pick<Platform, 'keyring'>,
  client: Given,
): Promise<void> {
  const given = changingUsers(client.given);
  if (given.length === 0) return;
  const params: ApiClientMailParams = {
    client: client.name,
    organisation: (await readOrganisationSummary(tx)).name,
    administrator: await readActorName(tx),
    permissions: given.join(' '),
    at: tx.scope.now.toString(),
  };
  const { language } = await readSettings(tx);
  const mails = (await listUserAdministrators(tx)).map((administrator) => ({
    template: 'api-client-permissions',
    to: administrator.email,
    userId: administrator.id,
    language,
    params,
  }));
  await enqueueMails(tx, platform.keyring, mails);
}

async function readActorName(tx: Tx): Promise<string> {
  const { actor, organisationId } = tx.scope;
  if (actor.kind !== 'user') return '';
  const user = await tx.db
    .selectFrom('business_user')
    .select('full_name')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', actor.id)
    .executeTakeFirst();
  return user?.full_name ?? '';
}

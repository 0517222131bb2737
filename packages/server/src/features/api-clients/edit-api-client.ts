import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Change } from '../../platform/history/record.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptAbout, type AboutClient } from './about-client.ts';
import { changeClient, completeClient, lockClient, replacePermissions, type WholeClient } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';
import { tellUserAdministrators } from './tell-user-administrators.ts';

/** Changes name, contact person and permissions. What is taken away is gone from the tokens out there at once. */
export function editApiClient(platform: Platform) {
  return async (call: Call<typeof contract.editApiClient>): Promise<ReplyOf<typeof contract.editApiClient>> => {
    const about = acceptAbout(call.body);
    return await platform.work(call.scope, async (tx) => {
      const before = await completeClient(tx, await lockClient(tx, call.params.apiClientId, call.version));
      const given = about.permissions.filter((permission) => !before.permissions.includes(permission));
      if (given.length > 0) refuseOldLogIn(call.caller, call.now);
      const changes = changesOf(before, about);
      if (Object.keys(changes).length === 0) return apiClientView(before, call.now);
      const set = { name: about.name, contact_name: about.contactName, contact_email: about.contactEmail };
      if (changes['permissions'] !== undefined) await replacePermissions(tx, before.row.id, about.permissions);
      const row = await changeClient(tx, before.row, set, { kind: 'api-client.edited', changes });
      await tellUserAdministrators(tx, platform, { id: row.id, name: row.name, given });
      return apiClientView(await completeClient(tx, row), call.now);
    });
  };
}

function changesOf({ row, permissions }: WholeClient, about: AboutClient): Record<string, Change> {
  const [from, to] = [permissions.join(' '), about.permissions.join(' ')];
  const otherContact = row.contact_name !== about.contactName || row.contact_email !== about.contactEmail;
  return {
    ...(row.name === about.name ? {} : { name: { from: row.name, to: about.name } }),
    ...(from === to ? {} : { permissions: { from, to } }),
    // Only said to have changed: history of clients is not emptied when a person is forgotten.
    ...(otherContact ? { contact: {} } : {}),
  };
}

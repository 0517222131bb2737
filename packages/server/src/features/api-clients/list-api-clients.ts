import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { completeClients, listClients } from './api-client-store.ts';
import { apiClientView } from './api-client-view.ts';

/** The organisation's API clients by name. */
export function listApiClients(platform: Platform) {
  return (call: Call<typeof contract.listApiClients>): Promise<ReplyOf<typeof contract.listApiClients>> =>
    platform.work(call.scope, async (tx) => {
      const clients = await completeClients(tx, await listClients(tx));
      return { items: clients.map((client) => apiClientView(client, call.now)) };
    });
}

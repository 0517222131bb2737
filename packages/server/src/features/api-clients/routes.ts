import * as contract from '@tillid/contract/api-clients';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { createApiClient } from './create-api-client.ts';
import { deleteApiClient } from './delete-api-client.ts';
import { deleteApiClientSecret } from './delete-api-client-secret.ts';
import { disableApiClient } from './disable-api-client.ts';
import { editApiClient } from './edit-api-client.ts';
import { enableApiClient } from './enable-api-client.ts';
import { listApiClients } from './list-api-clients.ts';
import { makeApiClientSecret } from './make-api-client-secret.ts';
import { readApiClient } from './read-api-client.ts';
import { replaceApiClientKeys } from './replace-api-client-keys.ts';
import { tokenRoutes } from './token-routes.ts';

/** Binds the endpoints with which API clients are managed, and those with which they get their tokens. */
export function apiClientRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.listApiClients, listApiClients(platform));
  serve(http, contract.createApiClient, createApiClient(platform));
  serve(http, contract.readApiClient, readApiClient(platform));
  serve(http, contract.editApiClient, editApiClient(platform));
  serve(http, contract.replaceApiClientKeys, replaceApiClientKeys(platform));
  serve(http, contract.makeApiClientSecret, makeApiClientSecret(platform));
  serve(http, contract.deleteApiClientSecret, deleteApiClientSecret(platform));
  serve(http, contract.disableApiClient, disableApiClient(platform));
  serve(http, contract.enableApiClient, enableApiClient(platform));
  serve(http, contract.deleteApiClient, deleteApiClient(platform));
  tokenRoutes(platform);
}

import { createApiClient } from './api-client/create.ts';
import { disableApiClient } from './api-client/disable.ts';
import { listApiClients } from './api-client/list.ts';
import type { Output } from './output.ts';
import { apiClientUsage } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid api-client create|list|disable`. */
export async function apiClient(args: readonly string[], output: Output): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'create') return await createApiClient(rest, output);
  if (action === 'list') return await listApiClients(rest, output);
  if (action === 'disable') return await disableApiClient(rest, output);
  throw new WrongUse(`tillid api-client needs one of create, list and disable\nUsage: ${apiClientUsage}`);
}

import type { Endpoint } from './endpoint.ts';
import * as activation from './activation.ts';
import * as apiClients from './api-clients.ts';
import * as imports from './imports.ts';
import * as organisation from './organisation.ts';
import * as session from './session.ts';
import * as users from './users.ts';

/** Every endpoint of the API, in the order of the documentation. */
export const allEndpoints: readonly Endpoint[] = [
  session,
  users,
  activation,
  imports,
  organisation,
  apiClients,
].flatMap((capability) => Object.values(capability).filter(isEndpoint));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'permission' in value;
}

import type { Endpoint } from './endpoint.ts';
import * as activation from './activation.ts';
import * as apiClients from './api-clients.ts';
import * as apiDescription from './api-description.ts';
import * as imports from './imports.ts';
import * as operator from './operator.ts';
import * as organisation from './organisation.ts';
import * as session from './session.ts';
import * as userChanges from './user-changes.ts';
import * as users from './users.ts';

/** Endpoints that belong together; the name is that of the file and the tag in the OpenAPI document. */
export type EndpointGroup = { readonly name: string; readonly endpoints: readonly Endpoint[] };

/** Every endpoint of the API by capability, in the order of the documentation. */
export const endpointGroups: readonly EndpointGroup[] = Object.entries({
  session,
  users,
  'user-changes': userChanges,
  activation,
  imports,
  organisation,
  operator,
  'api-clients': apiClients,
  'api-description': apiDescription,
}).map(([name, capability]) => ({ name, endpoints: Object.values(capability).filter(isEndpoint) }));

/** Every endpoint of the API, in the order of the documentation. */
export const allEndpoints: readonly Endpoint[] = endpointGroups.flatMap(({ endpoints }) => endpoints);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'permission' in value;
}

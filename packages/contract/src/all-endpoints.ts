import type { Endpoint } from './endpoint.ts';
import * as activation from './activation.ts';
import * as apiClients from './api-clients.ts';
import * as apiDescription from './api-description.ts';
import * as authenticators from './authenticators.ts';
import * as charges from './charges.ts';
import * as history from './history.ts';
import * as deletedUsers from './deleted-users.ts';
import * as deliveries from './deliveries.ts';
import * as bulkChanges from './bulk-changes.ts';
import * as imports from './imports.ts';
import * as operator from './operator.ts';
import * as organisation from './organisation.ts';
import * as organisationData from './organisation-data.ts';
import * as session from './session.ts';
import * as userChanges from './user-changes.ts';
import * as userList from './user-list.ts';
import * as users from './users.ts';

/** Endpoints that belong together; the name is that of the file and the tag in the OpenAPI document. */
export type EndpointGroup = { readonly name: string; readonly endpoints: readonly Endpoint[] };

/** Every endpoint of the API by capability, in the order of the documentation. */
export const endpointGroups: readonly EndpointGroup[] = Object.entries({
  session,
  users,
  'bulk-changes': bulkChanges,
  'user-list': userList,
  'user-changes': userChanges,
  history,
  'deleted-users': deletedUsers,
  activation,
  authenticators,
  imports,
  organisation,
  'organisation-data': organisationData,
  charges,
  operator,
  deliveries,
  'api-clients': apiClients,
  'api-description': apiDescription,
}).map(([name, capability]) => ({ name, endpoints: Object.values(capability).filter(isEndpoint) }));

/** Every endpoint of the API, in the order of the documentation. */
export const allEndpoints: readonly Endpoint[] = endpointGroups.flatMap(({ endpoints }) => endpoints);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'permission' in value;
}

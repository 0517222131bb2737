import * as z from 'zod/mini';
import { apiClientPermissions, isApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import type { EndpointGroup } from './all-endpoints.ts';
import { oauthError } from './api-clients.ts';
import type { Endpoint } from './endpoint.ts';
import { platformProblems, problemStatuses, problemTypePrefix } from './problems.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of endpoints, with stable order so that it can be compared; each group is a tag. */
export function toOpenApi(groups: readonly EndpointGroup[]): Json {
  const paths: Record<string, Json> = {};
  for (const { name, endpoints } of groups) {
    for (const endpoint of endpoints) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: { tags: [name], ...operation(endpoint) } };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tillid', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    tags: groups.map(({ name }) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema(), OAuthError: jsonSchema(oauthError, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'tillid_session', description: 'People, by the web app' },
        operator: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tillid_operator',
          description: 'Operators of the deployment, by their pages',
        },
        apiClient: {
          type: 'oauth2',
          description: 'Programs, by a token',
          flows: { clientCredentials: clientCredentials() },
        },
      },
    },
  };
}

function clientCredentials(): Json {
  return { tokenUrl: '/api/v1/token', scopes: Object.fromEntries(apiClientPermissions.map((name) => [name, ''])) };
}

function operation(endpoint: Endpoint): Json {
  const body = jsonSchema(endpoint.body, 'input');
  const hasBody = endpoint.transport === 'upload' || Object.keys(body['properties'] ?? {}).length > 0;
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    'x-permission': endpoint.permission,
    ...(endpoint.permission === 'anyone' ? {} : { security: waysIn(endpoint) }),
    parameters: parameters(endpoint),
    ...(hasBody ? { requestBody: requestBody(endpoint, body) } : {}),
    responses: {
      [endpoint.status]: success(endpoint),
      ...problemResponses(endpoint),
      ...(endpoint.transport === 'oauth' ? oauthResponses() : {}),
    },
  };
}

/** Programs may call what can be given to an API client; everything else is for people. */
function waysIn({ permission }: Endpoint): Json[] {
  if (permission === 'operator') return [{ operator: [] }];
  return [{ session: [] }, ...(isApiClientPermission(permission) ? [{ apiClient: [permission] }] : [])];
}

function parameters(endpoint: Endpoint): Json[] {
  const isForPrograms = isApiClientPermission(endpoint.permission);
  const headers = [
    ...(endpoint.permission === 'anyone' || endpoint.permission === 'operator'
      ? []
      : [organisationHeader(isForPrograms)]),
    ...(endpoint.ifMatch
      ? [{ name: 'If-Match', required: true, description: 'The version that was read, as "3"' }]
      : []),
    ...(endpoint.creates
      ? [{ name: 'Idempotency-Key', required: false, description: 'The same for a repeat of the same attempt' }]
      : []),
  ];
  return [
    ...fromObject(endpoint.params, 'path'),
    ...fromObject(endpoint.query, 'query'),
    ...headers.map((header) => ({ ...header, in: 'header', schema: { type: 'string' } })),
  ];
}

function organisationHeader(isForPrograms: boolean): Json {
  const description = isForPrograms
    ? 'Id of the organisation that is meant; with a token it may be left out'
    : 'Id of the organisation that is meant';
  return { name: 'X-Tillid-Organisation', required: !isForPrograms, description };
}

function fromObject(schema: z.ZodMiniType, place: 'path' | 'query'): Json[] {
  const object = jsonSchema(schema, 'input');
  const required = (object['required'] ?? []) as string[];
  return Object.entries((object['properties'] ?? {}) as Json).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function requestBody(endpoint: Endpoint, body: Json): Json {
  if (endpoint.transport === 'oauth')
    return { required: true, content: { 'application/x-www-form-urlencoded': { schema: body } } };
  if (endpoint.transport !== 'upload') return { required: true, content: { 'application/json': { schema: body } } };
  const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
  return { required: true, content: { 'multipart/form-data': { schema: file } } };
}

function success(endpoint: Endpoint): Json {
  if (endpoint.status === 204) return { description: 'Done' };
  const types = {
    json: ['application/json'],
    upload: ['application/json'],
    download: endpoint.fileTypes,
    events: ['text/event-stream'],
    oauth: ['application/json'],
  };
  const schema = jsonSchema(endpoint.reply, 'output');
  const location = { description: 'Where it can be read', schema: { type: 'string' } };
  return {
    description: 'Done',
    ...(endpoint.location === undefined ? {} : { headers: { Location: location } }),
    content: Object.fromEntries(types[endpoint.transport].map((type) => [type, { schema }])),
  };
}

function problemResponses(endpoint: Endpoint): Json {
  const byStatus: Record<string, string[]> = {};
  for (const code of new Set([...endpoint.problems, ...platformProblems])) {
    (byStatus[problemStatuses[code]] ??= []).push(code);
  }
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  );
}

/** Faults of the token endpoint, in the shape that OAuth libraries read (RFC 6749, 5.2); what the platform answers stays a problem. */
function oauthResponses(): Json {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/OAuthError' } } };
  return {
    400: { description: 'invalid_request, unsupported_grant_type, invalid_scope', content },
    401: { description: 'invalid_client', content },
  };
}

function problemSchema(): Json {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'instance'],
    properties: {
      type: { type: 'string', enum: Object.keys(problemStatuses).map((code) => problemTypePrefix + code) },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      instance: { type: 'string', description: 'Id of the request' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['pointer', 'code'],
          properties: { pointer: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } },
        },
      },
    },
  };
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

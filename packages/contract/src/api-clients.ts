import * as z from 'zod/mini';
import { apiClientPermissions, secretLifetimeDays } from '@tillid/domain/access/api-client-permissions';
import { endpoint, noReply } from './endpoint.ts';
import { idParam, instant, typedText, uuid } from './schemas.ts';

const readProblems = ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'] as const;
const changeProblems = [...readProblems, 'stale', 'rule-broken'] as const;

/** How an API client proves itself: with a secret, or with a JWT signed by its private key (RFC 7523). */
export const apiClientAuthentication = z.enum(['secret', 'private-key']);

/** A permission that an API client may be given. */
export const apiClientPermission = z.enum(apiClientPermissions);

/** An API client as those who manage it see it; a secret itself is told once, where it is made. */
export const apiClientView = z.object({
  apiClientId: uuid,
  version: z.number(),
  /** The `client_id` of OAuth: `<organisation id>.<API client id>`. */
  clientId: z.string(),
  name: z.string(),
  contactName: z.string(),
  contactEmail: z.string(),
  permissions: z.array(apiClientPermission),
  authentication: apiClientAuthentication,
  secrets: z.array(z.object({ secretId: uuid, createdAt: instant, expiresAt: instant, expired: z.boolean() })),
  publicKeys: z.array(z.object({ keyId: z.string(), algorithm: z.string() })),
  createdAt: instant,
  disabledAt: z.nullable(instant),
  /** To within five minutes. */
  lastUsedAt: z.nullable(instant),
});

/** A secret just made. */
export const madeSecret = z.object({ secretId: uuid, secret: z.string(), expiresAt: instant });

const aboutClient = z.object({
  name: typedText,
  contactName: typedText,
  contactEmail: typedText,
  permissions: z.array(apiClientPermission).check(z.maxLength(apiClientPermissions.length)),
});
/** Public keys as pasted: a JWK, a JWK set, or PEM. */
const pastedKeys = z.string().check(z.maxLength(20_000));
const secretDays = z.number().check(z.int(), z.minimum(secretLifetimeDays.least), z.maximum(secretLifetimeDays.most));
const apiClientParam = idParam('apiClientId');

/** A fault of the token endpoint (RFC 6749, 5.2). */
export const oauthError = z.object({
  error: z.enum(['invalid_request', 'invalid_client', 'unsupported_grant_type', 'invalid_scope']),
  error_description: z.string(),
});

/** What the token endpoint may be sent; which of it is needed depends on how the client proves itself. */
export const tokenRequest = z.object({
  grant_type: z.optional(z.string()),
  scope: z.optional(z.string()),
  client_id: z.optional(z.string()),
  client_secret: z.optional(z.string()),
  client_assertion_type: z.optional(z.string()),
  client_assertion: z.optional(z.string()),
});

/** `POST /api/v1/token`: an access token for a program (RFC 6749, 4.4), which proves itself by secret or signed assertion. */
export const issueToken = endpoint({
  name: 'issueToken',
  summary: 'An access token for an API client; a form up, and faults in the shape of OAuth 2.0',
  method: 'POST',
  path: '/api/v1/token',
  permission: 'anyone',
  transport: 'oauth',
  body: tokenRequest,
  reply: z.object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    /** Seconds. */
    expires_in: z.number(),
    /** The permissions that the token gives, with blanks between. */
    scope: z.string(),
  }),
});

/** `GET /.well-known/oauth-authorization-server`: where and how tokens are given (RFC 8414). */
export const readAuthorizationServer = endpoint({
  name: 'readAuthorizationServer',
  summary: 'Where and how access tokens are given',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  permission: 'anyone',
  reply: z.object({
    issuer: z.string(),
    token_endpoint: z.string(),
    response_types_supported: z.array(z.string()),
    grant_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    token_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
    scopes_supported: z.array(z.string()),
  }),
});

/** `GET /api/v1/api-clients`: the organisation's API clients by name; there are never many. */
export const listApiClients = endpoint({
  name: 'listApiClients',
  summary: 'The API clients of the organisation',
  method: 'GET',
  path: '/api/v1/api-clients',
  permission: 'api-clients:manage',
  reply: z.object({ items: z.array(apiClientView) }),
  problems: ['not-authenticated', 'not-permitted', 'conflict'],
});

/** `POST /api/v1/api-clients`: makes an API client; its secret is in this reply only. */
export const createApiClient = endpoint({
  name: 'createApiClient',
  summary: 'Makes an API client; its secret is in this reply only',
  method: 'POST',
  path: '/api/v1/api-clients',
  permission: 'api-clients:manage',
  creates: true,
  body: z.extend(aboutClient, {
    authentication: apiClientAuthentication,
    /** For `private-key`. */
    publicKeys: z.nullable(pastedKeys),
    /** For `secret`: how many days it holds. */
    secretDays: z.nullable(secretDays),
  }),
  status: 201,
  location: ({ client }) => `/api/v1/api-clients/${client.apiClientId}`,
  reply: z.object({ client: apiClientView, secret: z.nullable(madeSecret) }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `GET /api/v1/api-clients/:apiClientId`: one API client. */
export const readApiClient = endpoint({
  name: 'readApiClient',
  summary: 'One API client',
  method: 'GET',
  path: '/api/v1/api-clients/:apiClientId',
  permission: 'api-clients:manage',
  params: apiClientParam,
  reply: apiClientView,
  problems: readProblems,
});

/** `PUT /api/v1/api-clients/:apiClientId`: changes name, contact person and permissions. */
export const editApiClient = endpoint({
  name: 'editApiClient',
  summary: 'Changes name, contact person and permissions of an API client',
  method: 'PUT',
  path: '/api/v1/api-clients/:apiClientId',
  permission: 'api-clients:manage',
  ifMatch: true,
  params: apiClientParam,
  body: aboutClient,
  reply: apiClientView,
  problems: changeProblems,
});

/** `PUT /api/v1/api-clients/:apiClientId/public-keys`: other public keys, all at once. */
export const replaceApiClientKeys = endpoint({
  name: 'replaceApiClientKeys',
  summary: 'Replaces the public keys of an API client',
  method: 'PUT',
  path: '/api/v1/api-clients/:apiClientId/public-keys',
  permission: 'api-clients:manage',
  ifMatch: true,
  params: apiClientParam,
  body: z.object({ publicKeys: pastedKeys }),
  reply: apiClientView,
  problems: changeProblems,
});

/** `POST /api/v1/api-clients/:apiClientId/secrets`: one more secret, told in this reply only. */
export const makeApiClientSecret = endpoint({
  name: 'makeApiClientSecret',
  summary: 'Makes one more secret of an API client; it is in this reply only',
  method: 'POST',
  path: '/api/v1/api-clients/:apiClientId/secrets',
  permission: 'api-clients:manage',
  creates: true,
  params: apiClientParam,
  body: z.object({ secretDays }),
  reply: z.object({ client: apiClientView, secret: madeSecret }),
  problems: [...readProblems, 'rule-broken'],
});

/** `DELETE /api/v1/api-clients/:apiClientId/secrets/:secretId`: a secret that shall work no more. */
export const deleteApiClientSecret = endpoint({
  name: 'deleteApiClientSecret',
  summary: 'Deletes a secret of an API client',
  method: 'DELETE',
  path: '/api/v1/api-clients/:apiClientId/secrets/:secretId',
  permission: 'api-clients:manage',
  params: z.object({ apiClientId: uuid, secretId: uuid }),
  reply: apiClientView,
  problems: readProblems,
});

/** `POST /api/v1/api-clients/:apiClientId/disable`: nothing it sends is let in until it is enabled. */
export const disableApiClient = endpoint({
  name: 'disableApiClient',
  summary: 'Disables an API client at once',
  method: 'POST',
  path: '/api/v1/api-clients/:apiClientId/disable',
  permission: 'api-clients:manage',
  ifMatch: true,
  params: apiClientParam,
  reply: apiClientView,
  problems: [...readProblems, 'stale'],
});

/** `POST /api/v1/api-clients/:apiClientId/enable`: it may ask for tokens again. */
export const enableApiClient = endpoint({
  name: 'enableApiClient',
  summary: 'Enables a disabled API client',
  method: 'POST',
  path: '/api/v1/api-clients/:apiClientId/enable',
  permission: 'api-clients:manage',
  ifMatch: true,
  params: apiClientParam,
  reply: apiClientView,
  problems: changeProblems,
});

/** `DELETE /api/v1/api-clients/:apiClientId`: its secrets, keys and tokens go at once; history keeps its name. */
export const deleteApiClient = endpoint({
  name: 'deleteApiClient',
  summary: 'Deletes an API client',
  method: 'DELETE',
  path: '/api/v1/api-clients/:apiClientId',
  permission: 'api-clients:manage',
  ifMatch: true,
  params: apiClientParam,
  status: 204,
  reply: noReply,
  problems: [...readProblems, 'stale'],
});

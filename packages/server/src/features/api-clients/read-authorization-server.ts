import type * as contract from '@tillid/contract/api-clients';
import { issueToken } from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { apiClientPermissions } from '@tillid/domain/access/api-client-permissions';
import type { Platform } from '../../platform/platform.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { signingAlgorithms } from './public-key.ts';

/** The issuer of access tokens: this server. */
export function issuerOf(settings: Settings): string {
  return settings.publicUrl.href.replace(/\/$/, '');
}

/** Where access tokens are given. */
export function tokenEndpointOf(settings: Settings): string {
  return issuerOf(settings) + issueToken.path;
}

/** What a program's OAuth library needs to know of this server (RFC 8414). */
export function readAuthorizationServer({ settings }: Platform) {
  const described: ReplyOf<typeof contract.readAuthorizationServer> = {
    issuer: issuerOf(settings),
    token_endpoint: tokenEndpointOf(settings),
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: [...signingAlgorithms],
    scopes_supported: [...apiClientPermissions],
  };
  return () => Promise.resolve(described);
}

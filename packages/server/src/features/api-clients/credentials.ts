import { newToken, tokenHash } from '../../platform/crypto/keyed-hash.ts';
import { asOrganisationId, type OrganisationId } from '../../platform/db/scope.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const clientIdPattern = new RegExp(`^(${uuid})\\.(${uuid})$`);
const accessTokenPattern = new RegExp(`^tillid_token_(${uuid})\\.([\\w-]{43})$`);

/** Which client of which organisation; the way to the organisation needs no look into others. */
export type ClientAddress = { readonly organisationId: OrganisationId; readonly apiClientId: string };

/** The `client_id` of an API client. */
export function clientIdOf(organisationId: string, apiClientId: string): string {
  return `${organisationId}.${apiClientId}`;
}

/** Reads a `client_id`; undefined for what is none. */
export function parseClientId(text: string): ClientAddress | undefined {
  const [, organisationId, apiClientId] = clientIdPattern.exec(text) ?? [];
  if (organisationId === undefined || apiClientId === undefined) return undefined;
  return { organisationId: asOrganisationId(organisationId), apiClientId };
}

/** A new secret of 256 random bits; by its beginning, scanners of source code find one that was published. */
export function newSecret(): { secret: string; hash: Buffer } {
  const secret = `tillid_secret_${newToken()}`;
  return { secret, hash: tokenHash(secret) };
}

/** A new access token, which names its organisation as the session cookie does. */
export function newAccessToken(organisationId: OrganisationId): { token: string; hash: Buffer } {
  const random = newToken();
  return { token: `tillid_token_${organisationId}.${random}`, hash: tokenHash(random) };
}

/** Reads an access token; undefined for what is none. */
export function parseAccessToken(text: string): { organisationId: OrganisationId; hash: Buffer } | undefined {
  const [, organisationId, random] = accessTokenPattern.exec(text) ?? [];
  if (organisationId === undefined || random === undefined) return undefined;
  return { organisationId: asOrganisationId(organisationId), hash: tokenHash(random) };
}

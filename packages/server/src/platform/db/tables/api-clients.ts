import type { ColumnType, Generated } from 'kysely';

/** Instant as ISO 8601 UTC text. */
type Instant = string;

/** A program that acts for an organisation. A deleted one keeps its name, so that history can say who it was. */
export type ApiClientTable = {
  organisation_id: string;
  id: string;
  version: number;
  name: string;
  /** The name with a mark that tells it from a person's. */
  shown_name: ColumnType<string, never, never>;
  contact_name: string;
  contact_email: string;
  authentication: 'secret' | 'private-key';
  /** JSON Web Keys, public parts only. */
  public_keys: ColumnType<unknown, string, string>;
  created_at: Instant;
  disabled_at: Generated<Instant | null>;
  deleted_at: Generated<Instant | null>;
  last_used_at: Generated<Instant | null>;
  last_refusal_told_at: Generated<Instant | null>;
};

/** A permission that an API client has. */
export type ApiClientPermissionTable = { organisation_id: string; api_client_id: string; permission: string };

/** A secret that an API client proves itself with. */
export type ApiClientSecretTable = {
  organisation_id: string;
  id: string;
  api_client_id: string;
  secret_hash: Buffer;
  created_at: Instant;
  expires_at: Instant;
};

/** An access token given. */
export type ApiAccessTokenTable = {
  organisation_id: string;
  token_hash: Buffer;
  api_client_id: string;
  scope: string;
  expires_at: Instant;
};

/** An assertion used. */
export type ApiClientAssertionTable = {
  organisation_id: string;
  api_client_id: string;
  assertion_hash: Buffer;
  expires_at: Instant;
};

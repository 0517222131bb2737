import type { Generated } from 'kysely';

/** Instant as ISO 8601 UTC text. */
type Instant = string;
type Level = 'low' | 'substantial' | 'high';

/** Who was proven, how and when. */
export type IdentityProofingTable = {
  organisation_id: string;
  id: string;
  user_id: string;
  issuer: string;
  transaction_id: string;
  method: 'cpr' | 'code';
  level: Level;
  eid_name: string | null;
  at: Instant;
};

/** A signed-in browser. */
export type SessionTable = {
  organisation_id: string;
  id: string;
  user_id: string;
  token_hash: Buffer;
  level: Level;
  created_at: Instant;
  last_seen_at: Instant;
  ends_at: Instant;
  person_sealed: Buffer | null;
  /** The authenticator that it was begun with; null where it was begun by a proof of identity alone. */
  authenticator_id: Generated<string | null>;
};

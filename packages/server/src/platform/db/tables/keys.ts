/** Instant as ISO 8601 UTC text. */
type Instant = string;

/** Global: the master keys that this database has had; what was derived from a retiring one is sealed under the active one. */
export type DeploymentKeyTable = {
  id: string;
  state: 'active' | 'retiring' | 'former';
  wrapped: Buffer | null;
  history_public_key: string;
  /** Signature of the active key's history key over this one's public key. */
  endorsement: string | null;
  active_at: Instant;
  retired_at: Instant | null;
};

/** Global: rotations of the data keys of all organisations. */
export type KeyRotationTable = { id: string; began_at: Instant; ended_at: Instant | null };

/** One data key of an organisation, wrapped by the master key. */
export type OrganisationKeyTable = {
  organisation_id: string;
  id: string;
  master_key_id: string;
  wrapped: Buffer;
  created_at: Instant;
  state: 'coming' | 'active' | 'retiring' | 'former';
};

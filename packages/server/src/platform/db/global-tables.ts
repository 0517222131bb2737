/** Instant as ISO 8601 UTC text. */
type Instant = string;

/** Global: the directory of organisations. */
export type OrganisationTable = {
  id: string;
  cvr: string;
  name: string;
  kind: string;
  status: 'active' | 'dissolving' | 'terminating' | 'terminated';
  created_at: Instant;
};

/** Global: keyed hashes of people → the users they may sign in as. */
export type SignInIdentityTable = {
  person_hash: Buffer;
  organisation_id: string;
  user_id: string;
  kind: 'cpr' | 'subject';
  key_id: string;
};

/** Global: log-ins under way. */
export type SignInAttemptTable = {
  state_hash: Buffer;
  browser_hash: Buffer;
  purpose: 'sign-in' | 'activation';
  sealed: Buffer;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
};

/** Global: people proven who have still to choose or enter a code. */
export type SignInProofTable = {
  token_hash: Buffer;
  purpose: 'choose-organisation' | 'activation-code';
  organisation_id: string | null;
  sealed: Buffer;
  created_at: Instant;
  expires_at: Instant;
};

/** Global: activation link → organisation. */
export type ActivationPointerTable = { token_hash: Buffer; organisation_id: string; activation_link_id: string };

/** Global: events that wait for their seal; rows come by a trigger. */
export type UnsealedHistoryTable = { organisation_id: string; id: string; event_count: number; event_ids: string[] };

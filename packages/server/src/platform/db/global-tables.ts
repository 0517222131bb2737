import type { ColumnType, Generated } from 'kysely';

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
  /** Of the entry; the settings have one of their own. */
  version: Generated<number>;
  /** The name folded, with a blank before each word. */
  folded: ColumnType<string, never, never>;
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
  purpose: 'sign-in' | 'activation' | 'operator' | 'authenticator';
  sealed: Buffer;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
};

/** Global: people proven who have still to choose or enter a code. */
export type SignInProofTable = {
  token_hash: Buffer;
  purpose: 'choose-organisation' | 'activation-code' | 'authenticator';
  organisation_id: string | null;
  sealed: Buffer;
  created_at: Instant;
  expires_at: Instant;
};

/** Global: activation link → organisation. */
export type ActivationPointerTable = { token_hash: Buffer; organisation_id: string; activation_link_id: string };

/** Global: link in a mail → the user whose authenticators are to be activated. */
export type AuthenticatorLinkTable = {
  token_hash: Buffer;
  organisation_id: string;
  user_id: string;
  sent_at: Instant;
  expires_at: Instant;
};

/** Global: events that wait for their seal; rows come by a trigger. */
export type UnsealedHistoryTable = { organisation_id: string; id: string; event_count: number; event_ids: string[] };

/** Of the operators' realm: who runs the deployment; the name is sealed. */
export type OperatorTable = {
  id: string;
  version: number;
  sealed_name: Buffer | null;
  created_at: Instant;
  removed_at: Instant | null;
};

/** Of the operators' realm: keyed hashes by which an operator is found at log-in. */
export type OperatorIdentityTable = {
  person_hash: Buffer;
  operator_id: string;
  kind: 'cpr' | 'subject';
  key_id: string;
  sealed: Buffer;
};

/** Of the operators' realm: who is logged in. */
export type OperatorSessionTable = {
  id: string;
  operator_id: string;
  token_hash: Buffer;
  created_at: Instant;
  last_seen_at: Instant;
  ends_at: Instant;
};

/** The tables that are of no organisation, or are read across organisations. */
export type GlobalTables = {
  organisation: OrganisationTable;
  sign_in_identity: SignInIdentityTable;
  sign_in_attempt: SignInAttemptTable;
  sign_in_proof: SignInProofTable;
  activation_pointer: ActivationPointerTable;
  authenticator_link: AuthenticatorLinkTable;
  unsealed_history: UnsealedHistoryTable;
  operator: OperatorTable;
  operator_identity: OperatorIdentityTable;
  operator_session: OperatorSessionTable;
};

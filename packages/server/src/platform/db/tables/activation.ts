import type { Generated } from 'kysely';

/** Instant as ISO 8601 UTC text. */
type Instant = string;

/** One sending of an activation link. */
export type ActivationLinkTable = {
  organisation_id: string;
  id: string;
  user_id: string;
  email_id: string | null;
  sent_by: string | null;
  sent_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  replaced_at: Instant | null;
  wrong_person_mailed_at: Generated<Instant | null>;
  unusable_noted: Generated<string | null>;
  unusable_noted_at: Generated<Instant | null>;
};

/** The temporary code of a user; at most one. */
export type ActivationCodeTable = {
  organisation_id: string;
  id: string;
  user_id: string;
  code_hash: Buffer;
  made_at: Instant;
  expires_at: Instant;
  tries: Generated<number>;
  next_try_at: Instant | null;
  locked_at: Instant | null;
  used_at: Instant | null;
};

/** A bulk activation. */
export type ActivationOrderTable = {
  organisation_id: string;
  id: string;
  version: number;
  status: 'running' | 'completed' | 'failed';
  authenticator: 'private' | 'app' | 'code-display' | 'audio-code-reader' | 'chip';
  authenticator_limit: number;
  ordered_by: string;
  ordered_by_kind: Generated<'user' | 'api-client'>;
  total: number;
  done: number;
  skipped: number;
  created_at: Instant;
  ended_at: Instant | null;
};

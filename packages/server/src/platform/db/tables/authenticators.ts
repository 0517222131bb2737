import type { ColumnType } from 'kysely';

/** Instant as ISO 8601 UTC text. */
type Instant = string;

/** The subject of an eID by which a user is known: the person's own, or that of an authenticator. */
export type EidSubjectTable = {
  organisation_id: string;
  id: string;
  user_id: string;
  kind: 'private' | 'separate' | 'shared' | 'local';
  subject_hash: Buffer;
  key_id: string;
  /** Null until the first log-in since subjects are kept sealed. */
  subject_sealed: Buffer | null;
  known_at: Instant;
};

/** An authenticator of a user from the order to the block. */
export type AuthenticatorTable = {
  organisation_id: string;
  id: string;
  user_id: string;
  kind: 'private' | 'separate' | 'shared' | 'local';
  means: 'app' | 'code-display' | 'audio-code-reader' | 'chip' | null;
  /** Means, or kind where that has none. */
  sort: ColumnType<string, never, never>;
  status: 'ordered' | 'sent' | 'delivered' | 'activated' | 'blocked';
  subject_id: string | null;
  /** In øre without VAT, as it was when it was ordered. */
  price: number;
  invoicing_method_id: string | null;
  replaces_id: string | null;
  /** What is taken back if the order is cancelled; null as soon as it is sent or delivered. */
  charge_id: string | null;
  ordered_by_kind: 'user' | 'api-client' | 'operator' | 'system';
  ordered_by: string | null;
  ordered_at: Instant;
  /** When the eID made the identity. */
  issued_at: Instant | null;
  /** When ordering it at the eID was given up. */
  order_failed_at: Instant | null;
  sent_at: Instant | null;
  delivered_at: Instant | null;
  activated_at: Instant | null;
  blocked_at: Instant | null;
  blocked_reason: 'lost' | 'stolen' | 'replaced' | 'removed' | 'consent-withdrawn' | null;
  blocked_by_kind: 'user' | 'api-client' | 'operator' | 'system' | null;
  blocked_by: string | null;
};

import type { Kysely } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Database } from './tables.ts';

/** UUID of an organisation. */
export type OrganisationId = string & { readonly __organisation: true };
/** UUID of a user within an organisation. */
export type UserId = string & { readonly __user: true };

/** Who acts: a user, the system by itself, somebody not signed in, an operator or a machine. */
export type Actor =
  | { readonly kind: 'user' | 'operator' | 'api-client'; readonly id: string }
  | { readonly kind: 'system' | 'anonymous' };

/** For which organisation, by whom, in which request and when a unit of work is done. */
export type Scope = {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  readonly requestId: string;
  readonly now: Temporal.Instant;
  /** Done last in the unit of work with what it gives; keeps the reply of a request that must be answered once. */
  readonly beforeCommit?: (tx: Tx, result: unknown) => Promise<void>;
};

declare const transactionBrand: unique symbol;

/** An open transaction of one organisation; only work.ts makes one, and it is dead once its unit of work has ended. */
export type Tx = { readonly db: Kysely<Database>; readonly scope: Scope; readonly [transactionBrand]: 'organisation' };

/** An open transaction on the global tables; it has no rights on the tables of organisations. */
export type SystemTx = { readonly db: Kysely<Database>; readonly [transactionBrand]: 'system' };

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Brands a checked UUID as an organisation's; throws on anything else, since it stands in SQL text. */
export function asOrganisationId(text: string): OrganisationId {
  if (!uuidPattern.test(text)) throw new Error('not an organisation id');
  return text as OrganisationId;
}

/** Brands a checked UUID as a user's. */
export function asUserId(text: string): UserId {
  if (!uuidPattern.test(text)) throw new Error('not a user id');
  return text as UserId;
}

/** The operators' realm: stands where an organisation's id stands and is none (decision record 22); the database knows it too. */
export const operatorRealm: OrganisationId = asOrganisationId('00000000-0000-7000-8000-6f7065726174');

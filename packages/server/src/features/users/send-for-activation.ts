import type { Tx } from '../../platform/db/work.ts';
import type { UserRow } from './user-store.ts';

/** What sending a user for activation gave; the code is known only here. */
export type ActivationSent = {
  readonly email: string;
  readonly linkExpiresAt: string;
  readonly code: string | null;
  readonly codeExpiresAt: string | null;
};

/** Sends a user who is pending in this unit of work the link, and makes the code of a user without CPR number; given by the activation capability. */
export type SendForActivation = (tx: Tx, user: UserRow) => Promise<ActivationSent>;

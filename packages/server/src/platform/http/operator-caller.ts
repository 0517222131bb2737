import type { FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';

/** An operator who is signed in. */
export type OperatorCaller = {
  readonly operatorId: string;
  readonly sessionId: string;
  readonly idleEndsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** Finds the operator of a request, or nobody. Asking with `prolong` counts as activity of the operator. */
export type AuthenticateOperator = (
  request: FastifyRequest,
  options: { prolong: boolean },
) => Promise<OperatorCaller | undefined>;

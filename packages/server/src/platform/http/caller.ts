import type { FastifyRequest } from 'fastify';
import type { Role } from '@tillid/domain/access/permissions';
import type { Temporal } from 'temporal-polyfill';
import type { OrganisationId, UserId } from '../db/scope.ts';

/** Who calls: a user in one organisation with the roles held now. */
export type Caller = {
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly signedInAt: Temporal.Instant;
  readonly idleEndsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** Finds the caller of a request, or nobody. Asking with `prolong` counts as activity of the person. */
export type Authenticate = (request: FastifyRequest, options: { prolong: boolean }) => Promise<Caller | undefined>;

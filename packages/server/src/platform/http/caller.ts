import type { FastifyRequest } from 'fastify';
import type { Permission, Role } from '@tillid/domain/access/permissions';
import type { Temporal } from 'temporal-polyfill';
import type { Actor, OrganisationId, UserId } from '../db/scope.ts';

/** What is known of whoever calls: for which organisation, with which permissions now, and as whom history tells it. */
type CallerBasis = {
  readonly organisationId: OrganisationId;
  readonly permissions: readonly Permission[];
  readonly actor: Actor & { readonly id: string };
};

/** A person who is signed in: a user in one organisation with the roles held now. */
export type UserCaller = CallerBasis & {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly signedInAt: Temporal.Instant;
  readonly idleEndsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** A program with an access token; its permissions are those of the token that the client still has. */
export type ApiClientCaller = CallerBasis & { readonly kind: 'api-client'; readonly apiClientId: string };

/** Who calls: a person or a program. What may be done depends on the permissions, not on the kind. */
export type Caller = UserCaller | ApiClientCaller;

/** Finds the caller of a request, or nobody. Asking with `prolong` counts as activity of the person. */
export type Authenticate<C extends Caller = Caller> = (
  request: FastifyRequest,
  options: { prolong: boolean },
) => Promise<C | undefined>;

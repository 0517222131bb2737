import {
  checkOrders,
  offeredOrders,
  type AuthenticatorOrder,
  type AuthenticatorSort,
} from '@tillid/domain/authenticators/authenticator-order';
import type { AuthenticatorStatus } from '@tillid/domain/authenticators/authenticator-life';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import { Problem } from '../../platform/http/problem.ts';

type Present = readonly (AuthenticatorSort & { readonly status: AuthenticatorStatus })[];

/** The authenticators that a request orders for a user who has some already; throws every fault at its place in the list. */
export function acceptOrders(
  orders: readonly AuthenticatorOrder[],
  present: Present,
  settings: OrganisationSettings,
): readonly AuthenticatorOrder[] {
  const faults = checkOrders(orders, present, settings);
  if (faults.length === 0) return orders;
  const errors = faults.map(({ index, ...fault }) => ({ pointer: `/authenticators/${index}`, ...fault }));
  throw new Problem('validation-failed', { errors });
}

/** What a new user is given where nothing is said: the first that the organisation offers. */
export function usualOrders(settings: OrganisationSettings): AuthenticatorOrder[] {
  const [choice = 'app'] = offeredOrders(settings);
  return [{ choice, count: 1 }];
}

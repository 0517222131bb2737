import {
  authenticatorsToOrder,
  offeredKinds,
  separateAuthenticators,
  type AuthenticatorKind,
  type AuthenticatorSettings,
  type SeparateAuthenticator,
} from './authenticator-kind.ts';
import type { AuthenticatorStatus } from './authenticator-life.ts';

/** What a user can be given: the own eID, a means of a separate one, one of another organisation. */
export const orderChoices = ['private', ...separateAuthenticators, 'shared'] as const;

/** What a user can be given. */
export type OrderChoice = (typeof orderChoices)[number];

/** So many authenticators of one sort for a user. */
export type AuthenticatorOrder = { readonly choice: OrderChoice; readonly count: number };

/** What an authenticator is. */
export type AuthenticatorSort = { readonly kind: AuthenticatorKind; readonly means: SeparateAuthenticator | null };

/** One fault of an order, by its place in the list. */
export type OrderFault = {
  readonly index: number;
  readonly code: 'authenticator-not-offered' | 'authenticator-repeated' | 'authenticator-too-many';
  readonly params?: { readonly most: number; readonly present: number };
};

/** What the organisation's settings let a user be given. */
export function offeredOrders(settings: AuthenticatorSettings): readonly OrderChoice[] {
  const kinds = offeredKinds(settings);
  return orderChoices.filter((choice) =>
    choice === 'private' || choice === 'shared'
      ? kinds.includes(choice)
      : settings.offeredAuthenticators.includes(choice),
  );
}

/** How many of one sort a user can have at a time: one person has one own eID, and shows one of another organisation. */
export function mostAtOnce(choice: OrderChoice): number {
  return choice === 'private' || choice === 'shared' ? 1 : authenticatorsToOrder.most;
}

/** Kind and means of what is ordered. */
export function sortOf(choice: OrderChoice): AuthenticatorSort {
  return choice === 'private' || choice === 'shared'
    ? { kind: choice, means: null }
    : { kind: 'separate', means: choice };
}

/** What an authenticator was ordered as; a local one cannot be ordered. */
export function choiceOf({ kind, means }: AuthenticatorSort): OrderChoice | undefined {
  return orderChoices.find((choice) => {
    const sort = sortOf(choice);
    return sort.kind === kind && sort.means === means;
  });
}

/** Every fault of what is ordered for a user who has some already; blocked ones do not count. */
export function checkOrders(
  orders: readonly AuthenticatorOrder[],
  present: readonly (AuthenticatorSort & { readonly status: AuthenticatorStatus })[],
  settings: AuthenticatorSettings,
): OrderFault[] {
  const offered = offeredOrders(settings);
  return orders.flatMap(({ choice, count }, index): OrderFault[] => {
    if (!offered.includes(choice)) return [{ index, code: 'authenticator-not-offered' }];
    if (orders.findIndex((other) => other.choice === choice) < index)
      return [{ index, code: 'authenticator-repeated' }];
    const most = mostAtOnce(choice);
    const living = present.filter((one) => one.status !== 'blocked' && choiceOf(one) === choice).length;
    if (living + count <= most) return [];
    return [{ index, code: 'authenticator-too-many', params: { most, present: living } }];
  });
}

/** How many separate authenticators, of any means, the user may still order without an administrator. */
export function leftToOrder(
  limit: number,
  present: readonly (AuthenticatorSort & { readonly status: AuthenticatorStatus })[],
): number {
  const living = present.filter((one) => one.kind === 'separate' && one.status !== 'blocked').length;
  return Math.max(0, limit - living);
}

/**
 * What is ordered when an imported user is sent for activation: what was chosen, once. The number says how many separate ones the
 * user may have without an administrator; the others up to it are ordered by the user, and none at all where it is 0.
 */
export function ordersAtActivation(chosen: OrderChoice | null, limit: number): AuthenticatorOrder[] {
  if (chosen === null) return [];
  return sortOf(chosen).kind === 'separate' && limit === 0 ? [] : [{ choice: chosen, count: 1 }];
}

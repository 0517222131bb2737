import { fail, ok, type Result } from '../result.ts';
import type { AuthenticatorKind, SeparateAuthenticator } from './authenticator-kind.ts';

/**
 * Where an authenticator is in its life. What needs no delivery (the person's own eID, a shared one, an app) is `delivered` as soon
 * as it can be activated.
 */
export const authenticatorStatuses = ['ordered', 'sent', 'delivered', 'activated', 'blocked'] as const;

/** Where an authenticator is in its life. */
export type AuthenticatorStatus = (typeof authenticatorStatuses)[number];

/** Why an authenticator is blocked; the first two are what somebody can say of a device. */
export const blockReasons = ['lost', 'stolen', 'replaced', 'removed', 'consent-withdrawn'] as const;

/** Why an authenticator is blocked. */
export type BlockReason = (typeof blockReasons)[number];

/** What can be said of a device that is gone. */
export const lossReasons = ['lost', 'stolen'] as const satisfies readonly BlockReason[];

/** What can be said of a device that is gone. */
export type LossReason = (typeof lossReasons)[number];

/** Who takes part in the life of an authenticator. */
export const authenticatorParties = ['user-administrator', 'user', 'operator', 'system'] as const;

/** Who takes part in the life of an authenticator. */
export type AuthenticatorParty = (typeof authenticatorParties)[number];

/** Everything that can be done with an authenticator. */
export const authenticatorActions = [
  'issue',
  'fail-order',
  'retry-order',
  'send',
  'deliver',
  'activate',
  'give-consent',
  'withdraw-consent',
  'block',
  'remove',
  'replace',
  'renew',
] as const;

/** One thing that can be done with an authenticator. */
export type AuthenticatorAction = (typeof authenticatorActions)[number];

/** What the rules look at in an authenticator. */
export type AuthenticatorState = {
  readonly kind: AuthenticatorKind;
  /** Only a separate one has a means. */
  readonly means: SeparateAuthenticator | null;
  readonly status: AuthenticatorStatus;
  readonly blockedReason: BlockReason | null;
  /** Whether the eID has made the identity. */
  readonly issued: boolean;
  /** Whether ordering it at the eID was given up. */
  readonly orderFailed: boolean;
};

/** Why an action is refused. */
export type AuthenticatorFault = 'authenticator-party' | 'authenticator-status';

const parties: Readonly<Record<AuthenticatorAction, readonly AuthenticatorParty[]>> = {
  issue: ['system'],
  'fail-order': ['system'],
  'retry-order': ['user-administrator'],
  send: ['operator'],
  deliver: ['operator', 'system'],
  activate: ['user'],
  'give-consent': ['user'],
  'withdraw-consent': ['user'],
  block: ['user-administrator', 'user'],
  remove: ['user-administrator'],
  replace: ['user-administrator'],
  renew: ['user-administrator'],
};

/** Whether somebody has to send it before it can be used. */
export function needsDelivery({ kind, means }: Pick<AuthenticatorState, 'kind' | 'means'>): boolean {
  return kind === 'separate' && means !== 'app';
}

/** Whether it can be activated again after it was blocked: an app on another phone and a chip that is added again, not a device that makes codes. */
export function canBeReused({ means }: Pick<AuthenticatorState, 'means'>): boolean {
  return means === 'app' || means === 'chip';
}

/** The status in which a new authenticator begins. */
export function firstStatus(kind: AuthenticatorKind): 'ordered' | 'delivered' {
  return kind === 'separate' ? 'ordered' : 'delivered';
}

/** The status after an action, or why it cannot be done. */
export function nextStatus(
  authenticator: AuthenticatorState,
  action: AuthenticatorAction,
  party: AuthenticatorParty,
): Result<AuthenticatorStatus, AuthenticatorFault> {
  if (!parties[action].includes(party)) return fail('authenticator-party');
  const status = statusAfter[action](authenticator);
  return status === undefined ? fail('authenticator-status') : ok(status);
}

/** Everything that somebody can do with an authenticator now. */
export function possibleActions(authenticator: AuthenticatorState, party: AuthenticatorParty): AuthenticatorAction[] {
  return authenticatorActions.filter((action) => nextStatus(authenticator, action, party).ok);
}

type Step = (authenticator: AuthenticatorState) => AuthenticatorStatus | undefined;

const isSeparate = ({ kind }: AuthenticatorState) => kind === 'separate';
const isPrivate = ({ kind }: AuthenticatorState) => kind === 'private';
const isLost = ({ status, blockedReason }: AuthenticatorState) =>
  status === 'blocked' && (blockedReason === 'lost' || blockedReason === 'stolen');
const isWithdrawn = ({ status, blockedReason }: AuthenticatorState) =>
  status === 'blocked' && blockedReason === 'consent-withdrawn';
/** Somebody may hold it in the hand. */
const isOut = ({ status }: AuthenticatorState) => status === 'sent' || status === 'delivered' || status === 'activated';

const statusAfter: Readonly<Record<AuthenticatorAction, Step>> = {
  issue: (one) =>
    isSeparate(one) && one.status === 'ordered' && !one.issued
      ? needsDelivery(one)
        ? 'ordered'
        : 'delivered'
      : undefined,
  'fail-order': (one) => (one.status === 'ordered' && !one.issued ? 'ordered' : undefined),
  'retry-order': (one) => (one.status === 'ordered' && !one.issued && one.orderFailed ? 'ordered' : undefined),
  send: (one) => (one.status === 'ordered' && one.issued ? 'sent' : undefined),
  deliver: (one) => ((one.status === 'ordered' && one.issued) || one.status === 'sent' ? 'delivered' : undefined),
  // Whoever logs in with a device has it, whether or not somebody has noted that it arrived.
  activate: (one) =>
    !isPrivate(one) && (one.status === 'sent' || one.status === 'delivered') ? 'activated' : undefined,
  'give-consent': (one) =>
    isPrivate(one) && (one.status === 'delivered' || isWithdrawn(one)) ? 'activated' : undefined,
  'withdraw-consent': (one) => (isPrivate(one) && one.status === 'activated' ? 'blocked' : undefined),
  block: (one) => (isSeparate(one) && isOut(one) ? 'blocked' : undefined),
  remove: (one) => (one.status !== 'blocked' || isWithdrawn(one) ? 'blocked' : undefined),
  replace: (one) => (isSeparate(one) && (isOut(one) || isLost(one)) ? 'blocked' : undefined),
  renew: (one) =>
    isSeparate(one) && canBeReused(one) && (one.status === 'activated' || isLost(one)) ? 'delivered' : undefined,
};

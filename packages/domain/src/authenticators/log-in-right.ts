import type { AuthenticatorKind } from './authenticator-kind.ts';
import type { AuthenticatorStatus } from './authenticator-life.ts';

/** What decides whether an authenticator opens the door. */
export type LogInCircumstances = {
  readonly privateAuthenticatorAllowed: boolean;
  readonly sharedAuthenticatorAllowed: boolean;
  /** Holders of a role set the organisation up with their own eID, whatever it allows. */
  readonly holdsRole: boolean;
};

/** Why an authenticator does not open the door. */
export const logInObstacles = [
  'authenticator-not-allowed',
  'consent-missing',
  'authenticator-not-activated',
  'authenticator-blocked',
] as const;

/** Why an authenticator does not open the door. */
export type LogInObstacle = (typeof logInObstacles)[number];

/** Why a person cannot log in with the own eID; `status` is undefined for a user who was not given it. */
export function privateObstacle(
  status: AuthenticatorStatus | undefined,
  { privateAuthenticatorAllowed, holdsRole }: LogInCircumstances,
): LogInObstacle | undefined {
  if (holdsRole) return undefined;
  if (!privateAuthenticatorAllowed || status === undefined) return 'authenticator-not-allowed';
  return status === 'activated' ? undefined : 'consent-missing';
}

/** Why an authenticator, once it is known whose it is, does not let its user in. */
export function logInObstacle(
  authenticator: { readonly kind: AuthenticatorKind; readonly status: AuthenticatorStatus },
  circumstances: LogInCircumstances,
): LogInObstacle | undefined {
  const { kind, status } = authenticator;
  if (kind === 'private') return privateObstacle(status, circumstances);
  if (status === 'blocked') return 'authenticator-blocked';
  if (status !== 'activated') return 'authenticator-not-activated';
  return kind === 'shared' && !circumstances.sharedAuthenticatorAllowed ? 'authenticator-not-allowed' : undefined;
}

/** Whether a user with these authenticators can log in at all. */
export function canLogIn(
  authenticators: readonly { readonly kind: AuthenticatorKind; readonly status: AuthenticatorStatus }[],
  circumstances: LogInCircumstances,
): boolean {
  return circumstances.holdsRole || authenticators.some((one) => logInObstacle(one, circumstances) === undefined);
}

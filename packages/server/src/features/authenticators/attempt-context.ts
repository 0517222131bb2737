import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';

/** What a log-in carries through the eID that proves who somebody is, or activates an authenticator; sealed, so it comes back as it was. */
export type AuthenticatorAttempt = {
  readonly organisationId: string;
  readonly userId: string;
} & (
  | { readonly step: 'prove'; readonly token: string; readonly privateConsent: 'yes' | 'no' }
  | { readonly step: 'activate'; readonly authenticatorId: string }
);

/** Reads the context that came back. */
export function readAuthenticatorAttempt(context: Readonly<Record<string, string>>): AuthenticatorAttempt {
  const { step, organisationId, userId, authenticatorId, token } = context;
  if (organisationId !== undefined && userId !== undefined) {
    if (step === 'activate' && authenticatorId !== undefined) return { step, organisationId, userId, authenticatorId };
    if (step === 'prove' && token !== undefined) {
      const privateConsent = context['privateConsent'] === 'yes' ? 'yes' : 'no';
      return { step, organisationId, userId, token, privateConsent };
    }
  }
  throw new Error('a log-in for an authenticator came back without its context');
}

/** The scope of the person who logs in: the user itself, as far as the link or the session says. */
export function scopeOfAttempt(
  attempt: Pick<AuthenticatorAttempt, 'organisationId' | 'userId'>,
  at: Pick<Scope, 'requestId' | 'now'>,
): Scope {
  const organisationId = asOrganisationId(attempt.organisationId);
  return { organisationId, actor: { kind: 'user', id: attempt.userId }, requestId: at.requestId, now: at.now };
}

import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';

/** What a log-in that was begun from a link carries through the eID: sealed, so it comes back as it was. */
export type AttemptContext = {
  readonly organisationId: string;
  readonly linkId: string;
  readonly userId: string;
  /** `yes` where the person consents to logging in with the own eID. */
  readonly privateConsent: 'yes' | 'no';
};

/** Reads the context that came back. */
export function readAttemptContext(context: Readonly<Record<string, string>>): AttemptContext {
  const { organisationId, linkId, userId } = context;
  if (organisationId === undefined || linkId === undefined || userId === undefined) {
    throw new Error('a log-in for an activation came back without its context');
  }
  return { organisationId, linkId, userId, privateConsent: context['privateConsent'] === 'yes' ? 'yes' : 'no' };
}

/** The scope of the person who activates: the user itself, as far as the link says. */
export function scopeOfAttempt(
  attempt: Pick<AttemptContext, 'organisationId' | 'userId'>,
  at: Pick<Scope, 'requestId' | 'now'>,
): Scope {
  return {
    organisationId: asOrganisationId(attempt.organisationId),
    actor: { kind: 'user', id: attempt.userId },
    requestId: at.requestId,
    now: at.now,
  };
}

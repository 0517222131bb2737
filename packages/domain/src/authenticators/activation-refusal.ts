import type { Level } from '../users/identity-assurance.ts';
import { atLeast } from '../users/identity-assurance.ts';
import { sameFirstAndLastName, type PersonName } from '../users/person-name.ts';

/** Every reason not to activate an authenticator, or not to take somebody for the user; each has a page and an event. */
export const authenticatorRefusals = [
  'user-deleted',
  'organisation-blocked',
  'user-deactivated',
  'user-not-active',
  'link-expired',
  'private-eid-required',
  'no-cpr-from-provider',
  'wrong-person',
  'level-too-low',
  'authenticator-status',
  'authenticator-not-allowed',
  'separate-required',
  'wrong-authenticator',
  'already-known',
] as const;

/** A reason not to activate an authenticator. */
export type AuthenticatorRefusal = (typeof authenticatorRefusals)[number];

/** What the eID says of a log-in with an authenticator that is to be activated. */
export type ShownIdentity = PersonName & {
  readonly kind: 'private' | 'separate';
  readonly dateOfBirth: string;
  readonly level: Level;
};

/** Whether a log-in is that of the authenticator: `yes` and `no` where its subject is known, `unknown` where it is first shown now. */
export type SubjectMatch = 'yes' | 'no' | 'unknown';

/**
 * Why a log-in does not activate an authenticator of a user who is proven already. One that the eID issued for the user is known by its
 * subject; any other must be a separate one of a person with the user's name and date of birth.
 */
export function activationRefusal(
  shown: ShownIdentity,
  match: SubjectMatch,
  user: PersonName & { readonly dateOfBirth: string },
): AuthenticatorRefusal | undefined {
  if (match === 'no') return shown.kind === 'private' ? 'separate-required' : 'wrong-authenticator';
  if (match === 'unknown') {
    if (shown.kind === 'private') return 'separate-required';
    if (shown.dateOfBirth !== user.dateOfBirth || !sameFirstAndLastName(shown, user)) return 'wrong-person';
  }
  return atLeast(shown.level, 'substantial') ? undefined : 'level-too-low';
}

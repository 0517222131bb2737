import type { Temporal } from 'temporal-polyfill';
import type { Cpr } from '../identifiers/cpr.ts';
import { usersMayAct, type OrganisationStatus } from '../organisations/organisation-kind.ts';
import { fail, ok, type Result } from '../result.ts';
import { atLeast, lowest, type Level, type TargetLevel } from '../users/identity-assurance.ts';
import { foldText, sameFirstAndLastName, type PersonName } from '../users/person-name.ts';
import type { UserStatus } from '../users/user-status.ts';
import { linkState, type ActivationLink } from './activation-link.ts';

/** The user whom a link was sent to; of a deleted one only that is left, and whether the person was created anew. */
export type ActivationUser = { readonly status: 'deleted'; readonly recreated: boolean } | KeptUser;

/** What the national eID says of the person who logged in; `cpr` is undefined for persons without or when it was not given. */
export type ProvenIdentity = PersonName & {
  /** Only the person's own eID proves who somebody is; a separate one was issued on somebody's word. */
  readonly kind: 'private' | 'separate';
  readonly cpr: Cpr | undefined;
  readonly dateOfBirth: string;
  readonly level: Level;
};

/** Every reason not to activate; each has a page and a history event of its own. */
export const activationRefusals = [
  'link-expired',
  'link-used',
  'link-replaced',
  'user-deleted',
  'user-recreated',
  'organisation-blocked',
  'user-deactivated',
  'already-active',
  'private-eid-required',
  'level-too-low',
  'wrong-person',
  'no-cpr-from-provider',
] as const;

/** A reason not to activate. */
export type ActivationRefusal = (typeof activationRefusals)[number];

/** What an activation registers: the lower of the eID's and the target level, and whether the eID has another name. */
export type ActivationDecision = { readonly registeredLevel: Level; readonly nameDiffers: boolean };

/**
 * Decides whether the person who followed a link and logged in with the national eID is the user. A user with a CPR number is
 * proven by it; one without by date of birth and name, and has yet to enter the temporary code.
 */
export function decideActivation(
  user: ActivationUser,
  identity: ProvenIdentity,
  link: ActivationLink,
  now: Temporal.Instant,
): Result<ActivationDecision, ActivationRefusal> {
  if (user.status === 'deleted') return fail(user.recreated ? 'user-recreated' : 'user-deleted');
  if (!usersMayAct(user.organisationStatus)) return fail('organisation-blocked');
  const refusal = statusRefusal(user.status) ?? linkRefusal(link, now) ?? personRefusal(user, identity);
  if (refusal !== undefined) return fail(refusal);
  if (!atLeast(identity.level, user.targetLevel)) return fail('level-too-low');
  return ok({
    registeredLevel: lowest(identity.level, user.targetLevel),
    nameDiffers: fullName(user) !== fullName(identity),
  });
}

type KeptUser = PersonName & {
  readonly status: UserStatus;
  readonly cpr: Cpr | undefined;
  readonly dateOfBirth: string;
  readonly targetLevel: TargetLevel;
  readonly organisationStatus: OrganisationStatus;
};

// The user's status is told before the link's: "already active" helps more than "link used".
function statusRefusal(status: UserStatus): ActivationRefusal | undefined {
  if (status === 'active') return 'already-active';
  if (status === 'deactivated') return 'user-deactivated';
  // Nobody who is only imported has been sent a link, so whatever link this is does not hold.
  return status === 'imported' ? 'link-replaced' : undefined;
}

function linkRefusal(link: ActivationLink, now: Temporal.Instant): ActivationRefusal | undefined {
  const state = linkState(link, now);
  return state === 'valid' ? undefined : `link-${state}`;
}

function personRefusal(user: KeptUser, identity: ProvenIdentity): ActivationRefusal | undefined {
  if (identity.kind !== 'private') return 'private-eid-required';
  if (user.cpr === undefined) {
    const same = user.dateOfBirth === identity.dateOfBirth && sameFirstAndLastName(user, identity);
    return same ? undefined : 'wrong-person';
  }
  if (identity.cpr === undefined) return 'no-cpr-from-provider';
  return user.cpr.equals(identity.cpr) ? undefined : 'wrong-person';
}

function fullName(name: PersonName): string {
  return foldText(`${name.firstName} ${name.lastName}`);
}

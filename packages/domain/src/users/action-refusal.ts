import type { Role } from '../access/permissions.ts';
import { canAct, type UserAction, type UserStatus } from './user-status.ts';

/** Why an administrator with the permission still cannot do something with this user. */
export type ActionRefusal =
  | 'status-does-not-allow'
  | 'own-account'
  | 'last-organisation-administrator'
  | 'has-cpr'
  | 'no-deactivation-planned';

/** What the rules look at in the user whom an action is about. */
export type ActionSubject = {
  readonly userId: string;
  readonly status: UserStatus;
  readonly hasCpr: boolean;
  readonly roles: readonly Role[];
  /** Whether a deactivation is to begin on a later day. */
  readonly deactivationPlanned?: boolean;
};

/** Who acts, and how many active organisation administrators there are (two or more need not be told apart). */
export type ActionCircumstances = {
  readonly actorUserId: string;
  readonly organisationAdministrators: number;
};

// Only these take a person's access away: whoever is corrected has to be proven anew.
const ENDING_ACTIONS: readonly UserAction[] = ['deactivate', 'correct-identity', 'delete'];
// Nobody ends the own access, nor undoes that somebody else has.
const ACTIONS_ON_OTHERS: readonly UserAction[] = [
  ...ENDING_ACTIONS,
  'cancel-deactivation',
  'change-deactivation',
  'reactivate',
];

/** The first rule that forbids an action on a user, or undefined when it may be done. */
export function actionRefusal(
  action: UserAction,
  subject: ActionSubject,
  circumstances: ActionCircumstances,
): ActionRefusal | undefined {
  if (!canAct(action, subject.status)) return 'status-does-not-allow';
  if (action === 'make-activation-code' && subject.hasCpr) return 'has-cpr';
  if (action === 'cancel-deactivation' && subject.deactivationPlanned !== true) return 'no-deactivation-planned';
  if (ACTIONS_ON_OTHERS.includes(action) && subject.userId === circumstances.actorUserId) return 'own-account';
  if (!ENDING_ACTIONS.includes(action)) return undefined;
  return isLastOrganisationAdministrator(subject, circumstances) ? 'last-organisation-administrator' : undefined;
}

// Somebody who is not active cannot act for the organisation, so is not the last who can.
function isLastOrganisationAdministrator(subject: ActionSubject, circumstances: ActionCircumstances): boolean {
  return (
    subject.status === 'active' &&
    subject.roles.includes('organisation-administrator') &&
    circumstances.organisationAdministrators <= 1
  );
}

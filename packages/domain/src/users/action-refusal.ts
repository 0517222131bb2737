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
  /** Whether a deactivation is to begin on a later day. */
  readonly deactivationPlanned?: boolean;
};

/** Who acts, and what would become of the organisation. */
export type ActionCircumstances = {
  readonly actorUserId: string;
  /** Whether there would be no organisation administrator: today while the user is away, or on some day once the user is gone for good. */
  readonly leavesNobody?: { readonly today: boolean; readonly someDay: boolean };
};

// Whoever is corrected has to be proven anew, whenever that may be.
const ENDING_FOR_GOOD: readonly UserAction[] = ['correct-identity', 'delete'];
// Nobody ends the own access, nor undoes that somebody else has.
const ACTIONS_ON_OTHERS: readonly UserAction[] = [
  ...ENDING_FOR_GOOD,
  'deactivate',
  'cancel-deactivation',
  'change-deactivation',
  'reactivate',
];

/** The first rule that forbids an action on a user, or undefined when it may be done. */
export function actionRefusal(
  action: UserAction,
  subject: ActionSubject,
  { actorUserId, leavesNobody }: ActionCircumstances,
): ActionRefusal | undefined {
  if (!canAct(action, subject.status)) return 'status-does-not-allow';
  if (action === 'make-activation-code' && subject.hasCpr) return 'has-cpr';
  if (action === 'cancel-deactivation' && subject.deactivationPlanned !== true) return 'no-deactivation-planned';
  if (ACTIONS_ON_OTHERS.includes(action) && subject.userId === actorUserId) return 'own-account';
  // A deactivation can be for days on which others are there.
  const isNeeded = ENDING_FOR_GOOD.includes(action)
    ? leavesNobody?.someDay
    : action === 'deactivate' && leavesNobody?.today;
  return isNeeded === true ? 'last-organisation-administrator' : undefined;
}

import type { Permission } from '../access/permissions.ts';
import type { UnitKind } from '../organisations/unit.ts';
import { actionRefusal } from '../users/action-refusal.ts';
import type { DeactivationPeriod } from '../users/deactivation-period.ts';
import { canAct, userStatuses, type UserAction, type UserStatus } from '../users/user-status.ts';
import { unitOfKind, type UserUnits } from '../users/user-units.ts';

/** What can be done with many users at once; the last two take back what another one has done. */
export const bulkActions = [
  'deactivate',
  'reactivate',
  'cancel-deactivation',
  'resend-activation-email',
  'assign-unit',
  'undo-deactivation',
  'undo-assignment',
] as const;

/** One thing that can be done with many users at once. */
export type BulkAction = (typeof bulkActions)[number];

/** What is to be done with each of many users. */
export type BulkChange =
  | { readonly action: 'deactivate'; readonly period: DeactivationPeriod }
  | { readonly action: 'reactivate' }
  | { readonly action: 'cancel-deactivation' }
  | { readonly action: 'resend-activation-email' }
  | { readonly action: 'assign-unit'; readonly unit: ChosenUnit }
  | { readonly action: 'undo-deactivation' }
  | { readonly action: 'undo-assignment' };

/** A unit that many users are given, or that they have no unit of the kind any more. */
export type ChosenUnit = { readonly kind: UnitKind; readonly unitId: string | null };

/** What may be done with many is what may be done with one. */
export const bulkPermissions = {
  deactivate: 'users:deactivate',
  reactivate: 'users:deactivate',
  'cancel-deactivation': 'users:deactivate',
  'resend-activation-email': 'users:activate',
  'assign-unit': 'users:assign-units',
  'undo-deactivation': 'users:deactivate',
  'undo-assignment': 'users:assign-units',
} as const satisfies Readonly<Record<BulkAction, Permission>>;

/** What takes back what an action has done; nothing takes back what an e-mail has told. */
export const undoingActions: Readonly<Partial<Record<BulkAction, 'undo-deactivation' | 'undo-assignment'>>> = {
  deactivate: 'undo-deactivation',
  'assign-unit': 'undo-assignment',
};

/** Why one of many users is left out. */
export const bulkRefusals = [
  'own-account',
  'last-organisation-administrator',
  'status-imported',
  'status-pending-activation',
  'status-active',
  'status-deactivated',
  'no-deactivation-planned',
  'deactivation-planned',
  'period-over',
  'sent-just-now',
  'sent-too-often',
  'unit-already',
  'unit-not-available',
  'changed-since',
  'gone',
] as const;

/** One reason why a user is left out of a bulk change. */
export type BulkRefusal = (typeof bulkRefusals)[number];

/** What one of the actions on one user is, for the rules of single users; what takes a deactivation back is judged by what has become of it. */
const userActionOf: Readonly<Record<Exclude<BulkAction, 'undo-deactivation'>, UserAction>> = {
  deactivate: 'deactivate',
  reactivate: 'reactivate',
  'cancel-deactivation': 'cancel-deactivation',
  'resend-activation-email': 'resend-activation-email',
  'assign-unit': 'assign-units',
  'undo-assignment': 'assign-units',
};

/** What the rules look at in each user. */
export type BulkSubject = {
  readonly userId: string;
  readonly status: UserStatus;
  /** Whether a deactivation is to begin on a later day. */
  readonly deactivationPlanned: boolean;
  readonly units: UserUnits;
};

/** Who orders, and on which day in Denmark. */
export type BulkCircumstances = { readonly actorUserId: string; readonly today: string };

/**
 * The first rule by which a user is left out, as far as the user alone decides it: the rules of the single action, told more closely.
 * A deactivation on a later day leaves out whoever has such a plan already: replacing an earlier one would give access back.
 */
export function bulkRefusal(
  change: BulkChange,
  subject: BulkSubject,
  about: BulkCircumstances,
): BulkRefusal | undefined {
  const refusal = actionRefusal(actionOn(change, subject), { ...subject, hasCpr: true }, about);
  if (refusal === 'status-does-not-allow') return `status-${subject.status}`;
  if (refusal === 'has-cpr') throw new Error('no action on many users asks for a code');
  if (refusal === 'no-deactivation-planned' && change.action === 'undo-deactivation') return 'status-active';
  if (refusal !== undefined) return refusal;
  if (change.action === 'assign-unit' && unitOfKind(subject.units, change.unit.kind) === change.unit.unitId)
    return 'unit-already';
  return isForLater(change, about.today) && subject.deactivationPlanned ? 'deactivation-planned' : undefined;
}

function actionOn({ action }: BulkChange, { status }: BulkSubject): UserAction {
  if (action !== 'undo-deactivation') return userActionOf[action];
  return status === 'active' ? 'cancel-deactivation' : 'reactivate';
}

/** Whether a change deactivates on a later day. */
export function isForLater(change: BulkChange, today: string): boolean {
  return change.action === 'deactivate' && change.period.from > today;
}

/** The statuses that let an action be ordered, in the order of a user's life. */
export function statusesFor(action: keyof typeof userActionOf): readonly UserStatus[] {
  return userStatuses.filter((status) => canAct(userActionOf[action], status));
}

/** Whether a text is a reason for which a user is left out. */
export function isBulkRefusal(text: string): text is BulkRefusal {
  return bulkRefusals.some((reason) => reason === text);
}

/** The four statuses of a user, in the order of a user's life; everything else is a mark beside the status. */
export const userStatuses = ['imported', 'pending-activation', 'active', 'deactivated'] as const;

/** The status of a user. */
export type UserStatus = (typeof userStatuses)[number];

/** What an administrator can do with a user, as far as the user's status decides it. */
export const userActions = [
  'edit-draft',
  'send-for-activation',
  'edit-contact',
  'assign-units',
  'correct',
  'correct-identity',
  'resend-activation-email',
  'make-activation-code',
  'deactivate',
  'cancel-deactivation',
  'change-deactivation',
  'reactivate',
  'manage-authenticators',
  'assign-roles',
  'delete',
] as const;

/** One thing that an administrator can do with a user. */
export type UserAction = (typeof userActions)[number];

// An imported user can be edited whole, so it needs no action for contact or correction of its own; whoever may only assign units has one.
const actionsByStatus: Readonly<Record<UserStatus, readonly UserAction[]>> = {
  imported: ['edit-draft', 'assign-units', 'send-for-activation', 'delete'],
  'pending-activation': [
    'edit-contact',
    'assign-units',
    'correct',
    'correct-identity',
    'resend-activation-email',
    'make-activation-code',
    'delete',
  ],
  active: [
    'edit-contact',
    'assign-units',
    'correct',
    'correct-identity',
    'deactivate',
    'cancel-deactivation',
    'manage-authenticators',
    'assign-roles',
    'delete',
  ],
  deactivated: ['edit-contact', 'assign-units', 'change-deactivation', 'reactivate', 'delete'],
};

/** Everything that a status lets an administrator do. */
export function allowedActions(status: UserStatus): readonly UserAction[] {
  return actionsByStatus[status];
}

/** Whether a status lets an administrator do one thing. */
export function canAct(action: UserAction, status: UserStatus): boolean {
  return actionsByStatus[status].includes(action);
}

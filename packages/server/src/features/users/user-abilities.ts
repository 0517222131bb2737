import type * as z from 'zod/mini';
import type { ability } from '@tillid/contract/schemas';
import type { userAbilities } from '@tillid/contract/users';
import type { Permission } from '@tillid/domain/access/permissions';
import { actionRefusal, type ActionCircumstances, type ActionRefusal } from '@tillid/domain/users/action-refusal';
import type { UserAction } from '@tillid/domain/users/user-status';
import type { Caller } from '../../platform/http/caller.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { isDeactivationPlanned } from './activation-state.ts';
import type { UserRow } from './user-store.ts';

/** Who looks at a user and may want to act. */
export type Viewer = Pick<Caller, 'actor' | 'permissions'>;
/** Whether something may be done, and why not. */
export type Ability = z.output<typeof ability>;

/** What a viewer may do because of the permissions alone. */
export function abilityByPermission(viewer: Viewer, permission: Permission): Ability {
  return viewer.permissions.includes(permission)
    ? { allowed: true, reason: null }
    : { allowed: false, reason: 'permission-missing' };
}

/** What a viewer may do with a user, each with the reason when not. */
export function abilitiesOf(
  user: UserRow,
  viewer: Viewer,
  about: Pick<ActionCircumstances, 'leavesNobody'>,
): z.output<typeof userAbilities> {
  const judge = (permission: Permission, action: UserAction): Ability => {
    const byPermission = abilityByPermission(viewer, permission);
    if (!byPermission.allowed) return byPermission;
    const reason = refusalOf(action, user, viewer, about) ?? null;
    return { allowed: reason === null, reason };
  };
  return {
    editDraft: judge('users:create', 'edit-draft'),
    editContact: judge('users:edit', 'edit-contact'),
    assignUnits: judge('users:assign-units', 'assign-units'),
    correct: judge('users:edit', 'correct'),
    correctIdentity: judge('users:edit', 'correct-identity'),
    deactivate: judge('users:deactivate', 'deactivate'),
    cancelDeactivation: judge('users:deactivate', 'cancel-deactivation'),
    changeDeactivation: judge('users:deactivate', 'change-deactivation'),
    reactivate: judge('users:deactivate', 'reactivate'),
    sendForActivation: judge('users:activate', 'send-for-activation'),
    resendActivationEmail: judge('users:activate', 'resend-activation-email'),
    makeActivationCode: judge('users:activate', 'make-activation-code'),
    showCpr: cprAbility(user, viewer),
    delete: judge('users:delete', 'delete'),
  };
}

function cprAbility(user: UserRow, viewer: Viewer): Ability {
  const byPermission = abilityByPermission(viewer, 'users:show-cpr');
  return byPermission.allowed && user.cpr_hash === null ? { allowed: false, reason: 'no-cpr' } : byPermission;
}

/** Whether a viewer may do one thing with a user that takes nobody's access away. */
export function abilityFor(action: UserAction, permission: Permission, user: UserRow, viewer: Viewer): Ability {
  const byPermission = abilityByPermission(viewer, permission);
  if (!byPermission.allowed) return byPermission;
  const reason = refusalOf(action, user, viewer) ?? null;
  return { allowed: reason === null, reason };
}

/** Throws the rule that forbids an action on a user; whether an organisation administrator is left is judged by who takes one away. */
export function refuseForbidden(action: UserAction, user: UserRow, viewer: Viewer): void {
  const reason = refusalOf(action, user, viewer);
  if (reason !== undefined) throw ruleBroken(reason);
}

function refusalOf(
  action: UserAction,
  user: UserRow,
  viewer: Viewer,
  about: Pick<ActionCircumstances, 'leavesNobody'> = {},
): ActionRefusal | undefined {
  const subject = {
    userId: user.id,
    status: user.status,
    hasCpr: user.cpr_hash !== null,
    deactivationPlanned: isDeactivationPlanned(user),
  };
  return actionRefusal(action, subject, { ...about, actorUserId: viewer.actor.id });
}

/** The roles of a user; one person can hold several, and everybody is a user. */
export const roles = [
  'user',
  'organisation-administrator',
  'user-administrator',
  'rights-administrator',
  'trusted-employee',
] as const;

/** The role of a user. */
export type Role = (typeof roles)[number];

/** The roles that administer something; a holder needs a name, so an anonymous user cannot have one. */
export const administratorRoles = ['organisation-administrator', 'user-administrator', 'rights-administrator'] as const;

/** Everything that may be asked for, as noun and verb. */
export const permissions = [
  'users:read',
  'users:create',
  'users:edit',
  'users:assign-units',
  'users:activate',
  'users:deactivate',
  'users:delete',
  'users:erase',
  'users:import',
  'users:export',
  'users:show-cpr',
  'authenticators:manage',
  'history:read',
  'jobs:read',
  'settings:read',
  'settings:edit',
  'roles:assign',
  'api-clients:manage',
  'own-profile:read',
  'own-history:read',
] as const;

/** One thing that may be asked for. */
export type Permission = (typeof permissions)[number];

const userAdministrator: readonly Role[] = ['user-administrator'];
const organisationAdministrator: readonly Role[] = ['organisation-administrator'];
const everyAdministrator: readonly Role[] = administratorRoles;
const everybody: readonly Role[] = roles;

/**
 * Who may what. User administrators manage users; organisation and rights administrators see them and their history.
 * Organisation administrators edit settings, assign roles, manage API clients and erase deleted users for good, and associate users
 * with units as user administrators do; the others see the settings. A trusted employee is shown to self-services as such and may here
 * no more than any user.
 */
export const permissionMatrix: Readonly<Record<Permission, readonly Role[]>> = {
  'users:read': everyAdministrator,
  'users:create': userAdministrator,
  'users:edit': userAdministrator,
  'users:assign-units': ['organisation-administrator', 'user-administrator'],
  'users:activate': userAdministrator,
  'users:deactivate': userAdministrator,
  'users:delete': userAdministrator,
  'users:erase': organisationAdministrator,
  'users:import': userAdministrator,
  'users:export': userAdministrator,
  'users:show-cpr': userAdministrator,
  'authenticators:manage': userAdministrator,
  'history:read': everyAdministrator,
  'jobs:read': userAdministrator,
  'settings:read': everyAdministrator,
  'settings:edit': organisationAdministrator,
  'roles:assign': organisationAdministrator,
  'api-clients:manage': organisationAdministrator,
  'own-profile:read': everybody,
  'own-history:read': everybody,
};

/** Whether any of the roles gives the permission. */
export function hasPermission(held: readonly Role[], permission: Permission): boolean {
  return permissionMatrix[permission].some((role) => held.includes(role));
}

/** All permissions that the roles give together, in the order of the list. */
export function permissionsOf(held: readonly Role[]): readonly Permission[] {
  return permissions.filter((permission) => hasPermission(held, permission));
}

/** Whether a user may hold a role: administrators are named in mails and history, so an anonymous user cannot be one. */
export function mayHoldRole(role: Role, user: { readonly anonymous: boolean }): boolean {
  return !user.anonymous || !administratorRoles.some((administrator) => administrator === role);
}

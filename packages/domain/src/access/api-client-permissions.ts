import type { Permission } from './permissions.ts';

/**
 * What an API client may be given. Left out are what manages clients, roles and settings, so that no client can widen what it or
 * anybody may do, what erases for good, what shows CPR numbers, and a person's own things, which a machine does not have.
 */
export const apiClientPermissions = [
  'users:read',
  'users:create',
  'users:edit',
  'users:assign-units',
  'users:activate',
  'users:deactivate',
  'users:delete',
  'users:import',
  'authenticators:manage',
  'history:read',
] as const satisfies readonly Permission[];

/** A permission that an API client may be given. */
export type ApiClientPermission = (typeof apiClientPermissions)[number];

/** Whether a text names a permission that an API client may be given. */
export function isApiClientPermission(text: string): text is ApiClientPermission {
  return apiClientPermissions.some((permission) => permission === text);
}

/** The permissions among these with which a program changes users: user administrators are told of them. */
export function changingUsers<P extends Permission>(given: readonly P[]): readonly P[] {
  return given.filter((permission) => !permission.endsWith(':read'));
}

/** Keys that one API client may have at once, and secrets: a new one is there before the old one goes. */
export const apiClientLimits = { secrets: 2, publicKeys: 5, clients: 50 } as const;

/** How long a secret holds: a year unless said otherwise, two at most. */
export const secretLifetimeDays = { least: 1, usual: 365, most: 730 } as const;

/** How long an access token holds. */
export const accessTokenMinutes = 60;

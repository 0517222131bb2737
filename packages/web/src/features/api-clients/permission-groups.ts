import {
  apiClientPermissions,
  changingUsers,
  type ApiClientPermission,
} from '@tillid/domain/access/api-client-permissions';

type PermissionGroup = { readonly key: 'read' | 'change'; readonly permissions: readonly ApiClientPermission[] };

const changing = changingUsers(apiClientPermissions);

/** What only reads, and what user administrators are told of when a program is given it. */
export const permissionGroups: readonly PermissionGroup[] = [
  { key: 'read', permissions: apiClientPermissions.filter((permission) => !changing.includes(permission)) },
  { key: 'change', permissions: changing },
];

type KeyOf<P> = P extends `${infer Noun}:${infer Verb}` ? `${Noun}-${Verb}` : never;

/** The key of a permission's words: a colon has a meaning of its own in keys. */
export function permissionKey<P extends ApiClientPermission>(permission: P): KeyOf<P> {
  return permission.replace(':', '-') as KeyOf<P>;
}

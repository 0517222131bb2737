import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  hasPermission,
  mayHoldRole,
  permissionMatrix,
  permissions,
  permissionsOf,
  roles,
  type Permission,
} from './permissions.ts';

const someRoles = fc.subarray([...roles]);

test('every permission is in the matrix and is somebody’s', () => {
  assert.deepEqual(Object.keys(permissionMatrix), [...permissions]);
  for (const permission of permissions) {
    assert.match(permission, /^[a-z-]+:[a-z-]+$/u);
    assert.notEqual(permissionMatrix[permission].length, 0, permission);
  }
});

test('a plain user and a trusted employee see what is their own and nothing else', () => {
  assert.deepEqual(permissionsOf(['user']), ['own-profile:read', 'own-history:read']);
  assert.deepEqual(permissionsOf(['trusted-employee']), permissionsOf(['user']));
});

test('all three administrators see users, history and settings', () => {
  for (const role of ['organisation-administrator', 'user-administrator', 'rights-administrator'] as const) {
    assert.ok(hasPermission([role], 'users:read'));
    assert.ok(hasPermission([role], 'history:read'));
    assert.ok(hasPermission([role], 'settings:read'));
  }
});

test('only user administrators change, export and import users and see CPR numbers', () => {
  const shared: readonly Permission[] = ['users:read', 'users:assign-units', 'users:erase'];
  for (const permission of permissions.filter((name) => name.startsWith('users:') && !shared.includes(name))) {
    assert.deepEqual(permissionMatrix[permission], ['user-administrator'], permission);
  }
});

test('organisation administrators associate users with units as user administrators do', () => {
  assert.deepEqual(permissionMatrix['users:assign-units'], ['organisation-administrator', 'user-administrator']);
});

test('only organisation administrators erase what is kept of the deleted', () => {
  assert.deepEqual(permissionMatrix['users:erase'], ['organisation-administrator']);
});

test('only user administrators manage what users log in with, which costs the organisation something', () => {
  assert.deepEqual(permissionMatrix['authenticators:manage'], ['user-administrator']);
});

test('only organisation administrators edit settings, assign roles and manage API clients', () => {
  assert.deepEqual(permissionMatrix['api-clients:manage'], ['organisation-administrator']);
  assert.deepEqual(permissionMatrix['settings:edit'], ['organisation-administrator']);
  assert.deepEqual(permissionMatrix['roles:assign'], ['organisation-administrator']);
});

test('without a role nothing is permitted, and more roles never take a permission away', () => {
  assert.deepEqual(permissionsOf([]), []);
  fc.assert(
    fc.property(someRoles, someRoles, fc.constantFrom(...permissions), (some, more, permission) => {
      if (hasPermission(some, permission)) assert.ok(hasPermission([...more, ...some], permission));
    }),
  );
});

test('an anonymous user can hold no administrator role', () => {
  assert.deepEqual(
    roles.filter((role) => mayHoldRole(role, { anonymous: true })),
    ['user', 'trusted-employee'],
  );
  assert.ok(roles.every((role) => mayHoldRole(role, { anonymous: false })));
});

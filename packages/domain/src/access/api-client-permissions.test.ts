import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiClientPermissions, changingUsers, isApiClientPermission } from './api-client-permissions.ts';
import { permissionMatrix, permissions } from './permissions.ts';

test('no program can be given what widens access, shows CPR numbers or is a person’s own', () => {
  const never = permissions.filter(
    (permission) =>
      permission.startsWith('own-') ||
      ['api-clients:manage', 'roles:assign', 'settings:edit', 'users:show-cpr'].includes(permission),
  );
  assert.equal(never.length, 6);
  assert.deepEqual(never.filter(isApiClientPermission), []);
  assert.ok(!isApiClientPermission('users:everything'));
});

test('user administrators are told of what changes users, which they all may themselves', () => {
  const told = changingUsers(apiClientPermissions);
  assert.deepEqual(told, [
    'users:create',
    'users:edit',
    'users:assign-units',
    'users:activate',
    'users:deactivate',
    'users:delete',
    'users:import',
    'authenticators:manage',
  ]);
  for (const permission of told) assert.ok(permissionMatrix[permission].includes('user-administrator'), permission);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  apiClientPermissions,
  beyondOrganisationAdministrators,
  isApiClientPermission,
} from './api-client-permissions.ts';
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

test('user administrators are told of what only they may do', () => {
  const told = beyondOrganisationAdministrators(apiClientPermissions);
  assert.deepEqual(told, [
    'users:create',
    'users:edit',
    'users:activate',
    'users:deactivate',
    'users:delete',
    'users:import',
  ]);
  for (const permission of told) assert.deepEqual(permissionMatrix[permission], ['user-administrator']);
});

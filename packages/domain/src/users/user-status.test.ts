import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedActions, canAct, userActions, userStatuses, type UserAction, type UserStatus } from './user-status.ts';

const table: readonly (readonly [UserStatus, readonly UserAction[]])[] = [
  ['imported', ['edit-draft', 'assign-units', 'send-for-activation', 'delete']],
  [
    'pending-activation',
    [
      'edit-contact',
      'assign-units',
      'correct',
      'correct-identity',
      'resend-activation-email',
      'make-activation-code',
      'delete',
    ],
  ],
  [
    'active',
    [
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
  ],
  ['deactivated', ['edit-contact', 'assign-units', 'change-deactivation', 'reactivate', 'delete']],
];

test('each status allows what its row of the table says and nothing else', () => {
  assert.deepEqual(
    table.map(([status]) => status),
    [...userStatuses],
  );
  for (const [status, actions] of table) {
    assert.deepEqual(allowedActions(status), actions);
    for (const action of userActions)
      assert.equal(canAct(action, status), actions.includes(action), `${action} ${status}`);
  }
});

test('every action is possible in some status', () => {
  for (const action of userActions)
    assert.ok(
      userStatuses.some((status) => canAct(action, status)),
      action,
    );
});

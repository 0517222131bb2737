import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionRefusal, type ActionCircumstances, type ActionSubject } from './action-refusal.ts';
import { canAct, userActions, userStatuses } from './user-status.ts';

const circumstances: ActionCircumstances = { actorUserId: 'actor', organisationAdministrators: 2 };
const subject: ActionSubject = {
  userId: 'subject',
  status: 'active',
  hasCpr: false,
  roles: ['user'],
  deactivationPlanned: true,
};

test('the status decides for an ordinary user', () => {
  for (const status of userStatuses) {
    for (const action of userActions) {
      const expected = canAct(action, status) ? undefined : 'status-does-not-allow';
      assert.equal(actionRefusal(action, { ...subject, status }, circumstances), expected);
    }
  }
});

test('nobody deactivates or deletes themselves, but edits themselves', () => {
  const self = { ...subject, userId: 'actor' };
  assert.equal(actionRefusal('deactivate', self, circumstances), 'own-account');
  assert.equal(actionRefusal('delete', self, circumstances), 'own-account');
  assert.equal(actionRefusal('correct-identity', self, circumstances), 'own-account');
  assert.equal(actionRefusal('correct', self, circumstances), undefined);
  assert.equal(actionRefusal('cancel-deactivation', self, circumstances), 'own-account');
  assert.equal(actionRefusal('edit-contact', self, circumstances), undefined);
});

test('the last organisation administrator stays, one of two can go', () => {
  const administrator = { ...subject, roles: ['user', 'organisation-administrator'] } as const;
  const last = { ...circumstances, organisationAdministrators: 1 };
  assert.equal(actionRefusal('delete', administrator, last), 'last-organisation-administrator');
  assert.equal(actionRefusal('deactivate', administrator, last), 'last-organisation-administrator');
  assert.equal(actionRefusal('delete', administrator, circumstances), undefined);
  assert.equal(actionRefusal('delete', { ...administrator, status: 'pending-activation' }, last), undefined);
  assert.equal(actionRefusal('delete', subject, last), undefined);
});

test('only a deactivation that is planned can be cancelled', () => {
  const { deactivationPlanned: _, ...unplanned } = subject;
  assert.equal(actionRefusal('cancel-deactivation', unplanned, circumstances), 'no-deactivation-planned');
});

test('a code is for users without CPR number', () => {
  const pending = { ...subject, status: 'pending-activation' } as const;
  assert.equal(actionRefusal('make-activation-code', pending, circumstances), undefined);
  assert.equal(actionRefusal('make-activation-code', { ...pending, hasCpr: true }, circumstances), 'has-cpr');
  assert.equal(actionRefusal('resend-activation-email', { ...pending, hasCpr: true }, circumstances), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionRefusal, type ActionCircumstances, type ActionSubject } from './action-refusal.ts';
import { canAct, userActions, userStatuses } from './user-status.ts';

const circumstances: ActionCircumstances = { actorUserId: 'actor' };
const subject: ActionSubject = {
  userId: 'subject',
  status: 'active',
  hasCpr: false,
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

test('whoever is needed as organisation administrator today is not deactivated, on some day not deleted', () => {
  const needed = (today: boolean, someDay: boolean) => ({ ...circumstances, leavesNobody: { today, someDay } });
  const refused = 'last-organisation-administrator';
  for (const [action, ...expected] of [
    ['deactivate', undefined, undefined, refused],
    ['correct-identity', undefined, refused, refused],
    ['delete', undefined, refused, refused],
    ['edit-contact', undefined, undefined, undefined],
  ] as const) {
    const told = [needed(false, false), needed(false, true), needed(true, true)].map((about) =>
      actionRefusal(action, subject, about),
    );
    assert.deepEqual(told, expected, action);
  }
  assert.equal(actionRefusal('delete', { ...subject, status: 'deactivated' }, needed(false, true)), refused);
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

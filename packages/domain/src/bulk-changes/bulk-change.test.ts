import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitKinds } from '../organisations/unit.ts';
import { userStatuses } from '../users/user-status.ts';
import { noUnits, unitFieldOf } from '../users/user-units.ts';
import {
  bulkActions,
  bulkRefusal,
  isBulkRefusal,
  statusesFor,
  type BulkAction,
  type BulkChange,
} from './bulk-change.ts';

const about = { actorUserId: 'administrator', today: '2026-03-10' };
const now: BulkChange = { action: 'deactivate', period: { from: '2026-03-10', to: null } };
const later: BulkChange = { action: 'deactivate', period: { from: '2026-03-11', to: null } };
const house: BulkChange = { action: 'assign-unit', unit: { kind: 'production-unit', unitId: 'house' } };
const units = noUnits;
const changes: readonly BulkChange[] = bulkActions.map(changeBy);

function changeBy(action: BulkAction): BulkChange {
  if (action === 'deactivate') return now;
  return action === 'assign-unit' ? house : { action };
}

test('a user whose status does not allow it is left out with the status as the reason', () => {
  const table = changes.map((change) => [
    change.action,
    userStatuses.map((status) => bulkRefusal(change, { userId: 'a', status, deactivationPlanned: true, units }, about)),
  ]);
  const [imported, pending, active, deactivated] = userStatuses.map((status) => `status-${status}`);
  assert.deepEqual(table, [
    ['deactivate', [imported, pending, undefined, deactivated]],
    ['reactivate', [imported, pending, active, undefined]],
    ['cancel-deactivation', [imported, pending, undefined, deactivated]],
    ['resend-activation-email', [imported, undefined, active, deactivated]],
    ['assign-unit', [undefined, undefined, undefined, undefined]],
    ['undo-deactivation', [imported, pending, undefined, undefined]],
    ['undo-assignment', [undefined, undefined, undefined, undefined]],
  ]);
  for (const change of changes) {
    if (change.action === 'undo-deactivation') continue;
    const allowed = userStatuses.filter(
      (status) => bulkRefusal(change, { userId: 'a', status, deactivationPlanned: true, units }, about) === undefined,
    );
    assert.deepEqual(statusesFor(change.action), allowed);
  }
});

test('whoever orders is left out of what nobody does to themselves', () => {
  const self = { userId: 'administrator', deactivationPlanned: true, units };
  assert.equal(bulkRefusal(now, { ...self, status: 'active' }, about), 'own-account');
  assert.equal(bulkRefusal({ action: 'cancel-deactivation' }, { ...self, status: 'active' }, about), 'own-account');
  assert.equal(bulkRefusal({ action: 'reactivate' }, { ...self, status: 'deactivated' }, about), 'own-account');
  assert.equal(bulkRefusal(house, { ...self, status: 'active' }, about), undefined);
});

test('a plan is replaced by a deactivation that begins now, never by another plan', () => {
  const planned = { userId: 'a', status: 'active', deactivationPlanned: true, units } as const;
  assert.equal(bulkRefusal(now, planned, about), undefined);
  assert.equal(bulkRefusal(later, planned, about), 'deactivation-planned');
  assert.equal(bulkRefusal(later, { ...planned, deactivationPlanned: false }, about), undefined);
  const none = { ...planned, deactivationPlanned: false };
  assert.equal(bulkRefusal({ action: 'cancel-deactivation' }, none, about), 'no-deactivation-planned');
  assert.equal(bulkRefusal({ action: 'undo-deactivation' }, none, about), 'status-active');
});

test('whoever has the unit already, or none where it is taken away, is left out', () => {
  for (const kind of unitKinds) {
    const subject = { userId: 'a', status: 'imported', deactivationPlanned: false } as const;
    const none: BulkChange = { action: 'assign-unit', unit: { kind, unitId: null } };
    const some: BulkChange = { action: 'assign-unit', unit: { kind, unitId: 'x' } };
    const has = { ...noUnits, [unitFieldOf[kind]]: 'x' };
    assert.equal(bulkRefusal(none, { ...subject, units }, about), 'unit-already', kind);
    assert.equal(bulkRefusal(some, { ...subject, units: has }, about), 'unit-already', kind);
    assert.equal(bulkRefusal(none, { ...subject, units: has }, about), undefined, kind);
    assert.equal(bulkRefusal(some, { ...subject, units }, about), undefined, kind);
  }
});

test('reasons are known by their names', () => {
  assert.ok(isBulkRefusal('gone'));
  assert.ok(!isBulkRefusal('done'));
});

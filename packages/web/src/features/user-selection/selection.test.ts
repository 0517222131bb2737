import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostNamed } from '@tillid/domain/users/selection-limits';
import {
  everybodyOf,
  isFull,
  isSelected,
  nobody,
  selectedCount,
  selectionBody,
  withoutGone,
  withUsers,
} from './selection.ts';

const anna = { userId: 'a', name: 'Anna Ærø' };
const bo = { userId: 'b', name: 'Bo Ågård' };
const all = everybodyOf({ status: 'active' });

test('named users are ticked and unticked one by one', () => {
  const both = withUsers(nobody, [anna, bo], true);
  assert.deepEqual(selectionBody(both), { userIds: ['a', 'b'] });
  const one = withUsers(both, [anna], false);
  assert.equal(isSelected(one, 'a'), false);
  assert.equal(selectedCount(one, 12), 1);
});

test('nobody ticked is no selection', () => {
  assert.equal(selectionBody(nobody), undefined);
  assert.equal(selectedCount(nobody, null), 0);
});

test('all but some keeps the filter and names the exceptions', () => {
  const butAnna = withUsers(all, [anna], false);
  assert.equal(isSelected(butAnna, 'a'), false);
  assert.equal(isSelected(butAnna, 'b'), true);
  assert.deepEqual(selectionBody(butAnna), { filter: { status: 'active' }, exceptUserIds: ['a'] });
  assert.equal(selectedCount(butAnna, 12), 11);
  assert.equal(selectedCount(butAnna, null), undefined);
  assert.equal(selectedCount(butAnna, undefined), undefined);
  const again = withUsers(butAnna, [anna], true);
  assert.deepEqual(selectionBody(again), { filter: { status: 'active' }, exceptUserIds: [] });
});

test('whoever is gone from the list is neither ticked nor an exception', () => {
  assert.deepEqual(selectionBody(withoutGone(withUsers(nobody, [anna, bo], true), 'a')), { userIds: ['b'] });
  const butBoth = withUsers(all, [anna, bo], false);
  assert.equal(selectedCount(withoutGone(butBoth, 'a'), 11), 10);
  assert.deepEqual(withoutGone(all, 'a'), all);
});

test('more than the API takes by name are not taken', () => {
  const many = Array.from({ length: mostNamed + 5 }, (_, index) => ({ userId: `u${index}`, name: `User ${index}` }));
  const full = withUsers(nobody, many, true);
  assert.equal(selectedCount(full, null), mostNamed);
  assert.ok(isFull(full));
  assert.ok(isFull(withUsers(all, many, false)));
  assert.ok(!isFull(withUsers(nobody, [anna], true)));
});

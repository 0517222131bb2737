import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSelected, mostNamed, nobody, selectedCount, selectionBody, withUsers } from './selection.ts';

const anna = { userId: 'a', name: 'Anna Ærø' };
const bo = { userId: 'b', name: 'Bo Ågård' };
const all = { kind: 'all', importId: null, except: new Set<string>() } as const;

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
  assert.deepEqual(selectionBody(butAnna), { all: true, importId: null, exceptUserIds: ['a'] });
  assert.equal(selectedCount(butAnna, 12), 11);
  assert.equal(selectedCount(butAnna, null), undefined);
  assert.equal(selectedCount(butAnna, undefined), undefined);
  assert.deepEqual(selectionBody(withUsers(butAnna, [anna], true)), { all: true, importId: null, exceptUserIds: [] });
});

test('more than the API takes by name are not taken', () => {
  const many = Array.from({ length: mostNamed + 5 }, (_, index) => ({ userId: `u${index}`, name: `User ${index}` }));
  assert.equal(selectedCount(withUsers(nobody, many, true), null), mostNamed);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createButtonPlacement, userCountLimit } from './user-list-layout.ts';

test('up to eight users the button stands after the list, from nine before it', () => {
  assert.deepEqual([0, 1, 8, 9, userCountLimit].map(createButtonPlacement), [
    'after-list',
    'after-list',
    'after-list',
    'before-list',
    'before-list',
  ]);
});

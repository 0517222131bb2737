import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeEdits } from './merge-edits.ts';

const base = { email: 'bo@example.test', phone: '', boxes: ['read', 'create'] as readonly string[] };
const fields = ['email', 'phone', 'boxes'] as const;

test('what only one has changed is kept, and what both have is told with both values', () => {
  const yours = { ...base, email: 'mine@example.test', phone: '12345678' };
  const theirs = { ...base, email: 'theirs@example.test', boxes: ['read'] };
  assert.deepEqual(mergeEdits({ base, yours, theirs }, fields), {
    merged: { email: 'mine@example.test', phone: '12345678', boxes: ['read'] },
    conflicts: [{ field: 'email', yours: 'mine@example.test', theirs: 'theirs@example.test' }],
    others: ['boxes'],
  });
});

test('the same change by both is no conflict, and neither is another order of ticks', () => {
  const same = { ...base, phone: '12345678' };
  const both = mergeEdits({ base, yours: same, theirs: same }, fields);
  assert.deepEqual(both, { merged: same, conflicts: [], others: [] });
  const yours = { ...base, boxes: ['create', 'read'] };
  const theirs = { ...base, boxes: ['create'] };
  const ticked = mergeEdits({ base, yours, theirs }, fields);
  assert.deepEqual(ticked, { merged: theirs, conflicts: [], others: ['boxes'] });
});

test('what the form cannot show of the other’s change is asked about where it was changed here too, and told where not', () => {
  const yours = { ...base, phone: '12345678' };
  assert.deepEqual(mergeEdits({ base, yours, theirs: base }, fields, ['phone', 'email']), {
    merged: yours,
    conflicts: [{ field: 'phone', yours: '12345678', theirs: '' }],
    others: ['email'],
  });
});

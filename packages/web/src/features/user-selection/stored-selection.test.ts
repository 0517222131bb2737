import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everybodyOf, nobody, selectionBody, withUsers } from './selection.ts';
import { readSelections, writeSelections } from './stored-selection.ts';

const owner = { organisationId: 'o', userId: 'u', view: '{}' };

test('named users are there again by their ids, and no name is written', () => {
  const some = withUsers(
    nobody,
    [
      { userId: 'a', name: 'Anna Ærø' },
      { userId: 'b', name: 'Bo Ågård' },
    ],
    true,
  );
  const text = writeSelections(new Map([['users', { ...owner, selection: some }]]));
  assert.ok(!/Anna|Bo/.test(text));
  const read = readSelections(text).get('users');
  assert.deepEqual(read && selectionBody(read.selection), { userIds: ['a', 'b'] });
  assert.deepEqual(read && { ...read, selection: 0 }, { ...owner, selection: 0 });
});

test('all but some are there again with filter and exceptions, each list by itself', () => {
  const all = withUsers(everybodyOf({ status: 'active' }), [{ userId: 'a', name: 'Anna' }], false);
  const selections = new Map([
    ['users', { ...owner, selection: nobody }],
    ['imported-users', { ...owner, selection: all }],
  ]);
  assert.deepEqual(readSelections(writeSelections(selections)), selections);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyUser } from '@tillid/domain/users/user-filter';
import { changedView, formatListView, readListView } from './list-address.ts';

test('the usual list has nothing in its address', () => {
  assert.deepEqual(formatListView(readListView({})), {});
});

test('what an address tells is written as it was read', () => {
  const address = { search: 'Åse', status: 'active', sort: 'created-descending', size: '50', columns: 'email,created' };
  assert.deepEqual(formatListView(readListView(address)), address);
  assert.deepEqual(readListView({ columns: ',' }).columns, []);
  assert.deepEqual(formatListView(readListView({ columns: ',' })), { columns: ',' });
});

test('what cannot be meant is left out, and the rest stays', () => {
  const view = readListView({ status: 'asleep', sort: 'shoe-size', size: '26', columns: 'shoes', anonymous: 'yes' });
  assert.deepEqual(formatListView(view), { anonymous: 'yes' });
});

test('another view begins at its first page', () => {
  const view = readListView({ after: 'place', search: 'bo' });
  assert.deepEqual(formatListView(changedView(view, { filter: everyUser })), {});
  assert.deepEqual(formatListView(changedView(view, { before: 'other' })), { search: 'bo', before: 'other' });
});

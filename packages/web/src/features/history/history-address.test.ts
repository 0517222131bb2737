import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNarrowed, readAddress, sortOf, withChange } from './history-address.ts';

const someone = '01900000-0000-7000-8000-000000000000';

test('what an address tells is read, and what cannot be meant is left out', () => {
  assert.deepEqual(readAddress({ types: 'log-in', sort: 'oldest', user: someone, after: someone, search: 'x' }), {
    types: 'log-in',
    sort: 'oldest',
    user: someone,
    after: someone,
  });
  const typed = { from: '2026-02-31', to: '', types: 'nothing', actor: 'Bo', sort: 'name', user: 'x', before: '1' };
  assert.deepEqual(readAddress(typed), {});
});

test('a change of the filter begins at the first page, a place keeps the filter', () => {
  const address = { types: 'log-in', after: someone };
  assert.deepEqual(withChange(address, { actor: 'system' }), { types: 'log-in', actor: 'system' });
  assert.deepEqual(withChange(address, { types: undefined }), {});
  assert.deepEqual(withChange(address, { before: someone }), { types: 'log-in', before: someone });
});

test('an order narrows nothing', () => {
  assert.equal(isNarrowed({ sort: 'type', after: someone }), false);
  assert.equal(isNarrowed({ user: someone }), true);
  assert.equal(sortOf({}), 'newest');
  assert.equal(sortOf({ sort: 'actor' }), 'actor');
});

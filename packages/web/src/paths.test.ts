import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths } from './paths.ts';

test('a query without values is no query', () => {
  assert.equal(paths.users(), '/users');
  assert.equal(paths.users({ search: '' }), '/users');
});

test('what was typed is encoded', () => {
  assert.equal(paths.users({ search: 'Åse & Bo' }), '/users?search=%C3%85se+%26+Bo');
});

test('patterns are made by the same functions as links', () => {
  assert.equal(paths.user(':userId'), '/users/:userId');
  assert.equal(paths.activate(':token'), '/activate/:token');
});

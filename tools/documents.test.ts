import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tallyOfJourneys } from './e2e.ts';
import { isThere, readRows } from './gates/capabilities.ts';
import { differences } from './openapi.ts';
import { permissionsDocument } from './permissions.ts';

test('OpenAPI: an operation added, removed or changed is named', () => {
  const written = { openapi: '3.1.0', paths: { '/a': { get: { summary: 'A' } }, '/b': { get: {} } } };
  const generated = { openapi: '3.1.0', paths: { '/a': { get: { summary: 'B' } }, '/c': { post: {} } } };
  assert.deepEqual(differences(written, written), []);
  assert.deepEqual(differences(written, generated), [
    'GET /a: differs',
    'GET /b: no longer in the contract',
    'POST /c: not in the document',
  ]);
});

test('the permission table has a row for each permission and a mark for each holder', () => {
  const document = permissionsDocument(['user', 'user-administrator'], { 'user:read': ['user-administrator'] });
  assert.match(document, /\| permission \| user \| user administrator \|/);
  assert.match(document, /\| `user:read` \| {2}\| ✔ \|/);
});

test('journeys that are skipped or pass at the second try only are failures', () => {
  assert.deepEqual(tallyOfJourneys({ expected: 3, unexpected: 0, flaky: 1, skipped: 1 }, 0), { passed: 3, failed: 2 });
  assert.deepEqual(tallyOfJourneys({ expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, 1), { passed: 3, failed: 1 });
});

test('capabilities: places are read from the last column and must exist', () => {
  const rows = readRows(
    '| n | capability | where |\n| 7 | Menu > `x` | `/users` `GET /a` `README.md` |\n| 8 | none |  |',
  );
  assert.deepEqual(rows, [
    { number: 7, places: ['/users', 'GET /a', 'README.md'] },
    { number: 8, places: [] },
  ]);
  assert.ok(isThere('GET /a', new Set(['GET /a'])));
  assert.ok(!isThere('POST /a', new Set(['GET /a'])));
  assert.ok(isThere('README.md', new Set()));
  assert.ok(!isThere('packages/nowhere.ts', new Set()));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactBody, mergeContact, type ContactValues } from './contact-values.ts';

const base: ContactValues = { email: 'bo@example.test', phone: '', referenceText: 'Hus 4' };

test('what only one has changed is kept, and what both have is told with both values', () => {
  const yours = { ...base, email: 'mine@example.test', phone: '12345678' };
  const theirs = { ...base, email: 'theirs@example.test', referenceText: '' };
  assert.deepEqual(mergeContact(base, yours, theirs), {
    merged: { email: 'mine@example.test', phone: '12345678', referenceText: '' },
    conflicts: [{ field: 'email', yours: 'mine@example.test', theirs: 'theirs@example.test' }],
  });
});

test('the same change by both is no conflict', () => {
  const same = { ...base, phone: '12345678' };
  assert.deepEqual(mergeContact(base, same, same), { merged: same, conflicts: [] });
});

test('what is empty is sent as nothing', () => {
  assert.deepEqual(contactBody(base), { email: 'bo@example.test', phone: null, referenceText: 'Hus 4' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactBody, type ContactValues } from './contact-values.ts';

const base: ContactValues = { email: 'bo@example.test', phone: '', referenceText: 'Hus 4' };

test('what is empty is sent as nothing', () => {
  assert.deepEqual(contactBody(base), { email: 'bo@example.test', phone: null, referenceText: 'Hus 4' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContact, type ContactInput } from './contact.ts';

const rules = { referenceTextAllowed: true, presentReferenceText: null };
const given: ContactInput = { email: 'bo@example.test', phone: '12345678', referenceText: ' Hus  4 ' };

test('contact details are tidied, and what is empty is cleared', () => {
  const contact = { email: 'bo@example.test', phone: '+4512345678', referenceText: 'Hus 4' };
  assert.deepEqual(checkContact(given, rules), { contact, faults: [], warnings: [] });
  const cleared = checkContact({ ...given, phone: ' ', referenceText: null }, rules);
  assert.deepEqual(cleared.contact, { email: 'bo@example.test', phone: null, referenceText: null });
});

test('every fault is told at once, in the order of the fields', () => {
  const { contact, faults } = checkContact({ email: 'bo', phone: '1', referenceText: 'x'.repeat(101) }, rules);
  assert.equal(contact, undefined);
  assert.deepEqual(faults, [
    { field: 'email', code: 'email-format' },
    { field: 'phone', code: 'phone-format' },
    { field: 'referenceText', code: 'reference-too-long', params: { most: 100 } },
  ]);
});

test('an address with Danish letters is taken with a warning', () => {
  const { warnings } = checkContact({ ...given, email: 'åse@example.test' }, rules);
  assert.deepEqual(warnings, [{ field: 'email', code: 'email-danish-letters' }]);
});

test('without reference texts the one that is there may stay or go, and no other come', () => {
  const notAllowed = { referenceTextAllowed: false, presentReferenceText: 'Hus 4' };
  assert.deepEqual(checkContact(given, notAllowed).faults, []);
  assert.deepEqual(checkContact({ ...given, referenceText: '' }, notAllowed).faults, []);
  const other = checkContact({ ...given, referenceText: 'Hus 5' }, notAllowed);
  assert.deepEqual(other.faults, [{ field: 'referenceText', code: 'reference-not-allowed' }]);
});

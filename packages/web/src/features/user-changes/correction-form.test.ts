import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkCorrection,
  correctionBody,
  correctionOf,
  isIdentityCorrected,
  unseenCorrections,
} from './correction-form.ts';

const begun = correctionOf({ firstName: 'Åse', lastName: 'Ærø', dateOfBirth: '1985-12-24' });
const rules = { hasCpr: false, testNumbers: true, today: '2026-03-10' };

test('a date of birth is sent of a user without CPR number alone', () => {
  const values = { ...begun, reason: 'Tastefejl' };
  assert.equal(correctionBody(values, false).dateOfBirth, '24.12.1985');
  assert.equal(correctionBody(values, true).dateOfBirth, null);
  assert.equal(correctionBody({ ...values, cpr: '8107830678' }, false).dateOfBirth, null);
});

test('every fault at its field', () => {
  assert.deepEqual(checkCorrection({ ...begun, firstName: '', cpr: '123' }, rules), {
    firstName: 'name-missing',
    cpr: 'cpr-format',
    reason: 'reason-missing',
  });
  assert.deepEqual(checkCorrection({ ...begun, reason: 'Tastefejl' }, rules), {});
});

test('only a number or a date asks for a new proof', () => {
  assert.equal(isIdentityCorrected({ ...begun, firstName: 'Else' }, begun), false);
  assert.equal(isIdentityCorrected({ ...begun, cpr: '8107830678' }, begun), true);
  assert.equal(isIdentityCorrected({ ...begun, dateOfBirth: '25.12.1985' }, begun), true);
});

test('another CPR number is a correction by somebody else, though the form does not hold it', () => {
  const seen = { maskedCpr: '810783-••••' };
  assert.deepEqual(unseenCorrections(seen, { maskedCpr: '820783-••••' }), ['cpr']);
  assert.deepEqual(unseenCorrections(seen, seen), []);
});

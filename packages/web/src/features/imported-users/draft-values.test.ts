import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '@tillid/domain/organisations/organisation-settings';
import { checkValues, draftBodyOf, unseenParts, valuesOf, type ImportedProfile } from './draft-values.ts';

const no = { allowed: false, reason: null };
const yes = { allowed: true, reason: null };
const bo: ImportedProfile = {
  userId: '00000000-0000-7000-8000-000000000001',
  version: 3,
  status: 'imported',
  marks: [],
  firstName: 'Bo',
  lastName: 'Ågård',
  maskedCpr: '740151-••••',
  dateOfBirth: '1951-01-14',
  email: 'bo@example.test',
  phone: '+4533756669',
  anonymous: false,
  referenceText: null,
  targetLevel: 'substantial',
  registeredLevel: null,
  eidName: null,
  authenticator: null,
  authenticatorLimit: 1,
  productionUnit: null,
  seNumber: null,
  invoicingMethod: null,
  roles: ['user'],
  createdAt: '2026-06-01T10:00:00Z',
  activatedAt: null,
  deactivation: null,
  activation: { link: null, email: null, code: null },
  abilities: {
    editDraft: yes,
    editContact: no,
    assignUnits: yes,
    correct: no,
    correctIdentity: no,
    deactivate: no,
    cancelDeactivation: no,
    changeDeactivation: no,
    reactivate: no,
    sendForActivation: yes,
    resendActivationEmail: no,
    makeActivationCode: no,
    showCpr: no,
    delete: yes,
  },
};
const rules = { testNumbers: true, today: '2026-06-03', settings: defaultSettings };

test('a CPR number that is there is kept unless another is typed', () => {
  const values = valuesOf(bo);
  assert.equal(values.birth.identity, 'keep');
  const kept = draftBodyOf({ ...values, birth: { ...values.birth, cpr: 'typed and not shown' } });
  assert.deepEqual([kept.keepCpr, kept.cpr, kept.dateOfBirth], [true, null, null]);
  assert.deepEqual(checkValues(values, bo, rules).faults, []);
});

test('without CPR number the date of birth is asked for, in Danish writing', () => {
  const values = valuesOf({ ...bo, maskedCpr: null });
  assert.deepEqual(values.birth, { identity: 'date', cpr: '', dateOfBirth: '14.01.1951' });
  assert.equal(draftBodyOf(values).keepCpr, false);
  const empty = checkValues({ ...values, birth: { ...values.birth, dateOfBirth: '' } }, bo, rules);
  assert.deepEqual(
    empty.faults.map(({ field, code }) => [field, code]),
    [['dateOfBirth', 'cpr-or-date-missing']],
  );
});

test('what is not chosen is null, and the phone number goes back as it came', () => {
  const body = draftBodyOf(valuesOf(bo));
  assert.deepEqual([body.authenticator, body.productionUnitId, body.referenceText], [null, null, null]);
  assert.equal(body.phone, '+45 33 75 66 69');
});

test('another CPR number of somebody else is known by its mask', () => {
  assert.deepEqual(unseenParts(bo, { ...bo, maskedCpr: '620183-••••' }), ['birth']);
  assert.deepEqual(unseenParts(bo, { ...bo, email: 'other@example.test' }), []);
});

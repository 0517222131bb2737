import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { defaultSettings } from '@tillid/domain/organisations/organisation-settings';
import { checkDraftForm, draftBody, emptyDraft, isMissing, type DraftForm } from './draft-form.ts';

const rules = { testNumbers: true, today: '2026-06-03', settings: defaultSettings };
const complete: DraftForm = {
  ...emptyDraft,
  firstName: 'Åse',
  lastName: 'Ærø',
  cpr: '610160-1000',
  dateOfBirth: '24.12.1985',
  email: 'aase@nordhavn.example',
};

suite('the field that is not shown', () => {
  test('is not judged', () => {
    assert.deepEqual(checkDraftForm({ ...complete, dateOfBirth: 'nonsense' }, rules).faults, []);
    assert.deepEqual(checkDraftForm({ ...complete, identifiedBy: 'date', cpr: 'nonsense' }, rules).faults, []);
  });

  test('is not sent', () => {
    assert.equal(draftBody(complete).dateOfBirth, null);
    assert.equal(draftBody({ ...complete, identifiedBy: 'date' }).cpr, null);
  });
});

test('that nothing was filled in is told at the field that is shown', () => {
  for (const [identifiedBy, field] of [
    ['cpr', 'cpr'],
    ['date', 'dateOfBirth'],
  ] as const) {
    const { faults } = checkDraftForm({ ...emptyDraft, identifiedBy }, rules);
    assert.deepEqual(
      faults.map((fault) => fault.field),
      ['firstName', 'lastName', field, 'email'],
    );
    assert.ok(faults.every(({ code }) => isMissing(code)));
  }
});

test('what was left empty is sent as null', () => {
  const { phone, referenceText, cpr } = draftBody(complete);
  assert.deepEqual({ phone, referenceText, cpr }, { phone: null, referenceText: null, cpr: '610160-1000' });
});

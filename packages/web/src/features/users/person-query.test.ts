import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDraft } from './draft-form.ts';
import { personQuery } from './person-query.ts';

const rules = { testNumbers: true, today: '2026-06-03' };
const form = { ...emptyDraft, firstName: 'Åse', lastName: 'Ærø', cpr: '610160-1000', dateOfBirth: '24.12.1985' };

test('a whole CPR number is looked up, and no part of one', () => {
  assert.equal(personQuery(form, rules)?.cpr, '610160-1000');
  assert.equal(personQuery({ ...form, cpr: '610160' }, rules), undefined);
  assert.equal(personQuery({ ...form, cpr: '' }, rules), undefined);
});

test('without CPR number name and date of birth must both be there, and the number of the hidden field is not sent', () => {
  const byDate = { ...form, identifiedBy: 'date' } as const;
  assert.deepEqual(personQuery(byDate, rules), {
    cpr: null,
    firstName: 'Åse',
    lastName: 'Ærø',
    dateOfBirth: '24.12.1985',
  });
  assert.equal(personQuery({ ...byDate, lastName: ' ' }, rules), undefined);
  assert.equal(personQuery({ ...byDate, dateOfBirth: '24.12' }, rules), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkName, checkOrganisation, createBody, emptyOrganisation, fieldOf } from './organisation-form.ts';

const filledIn = {
  cvr: '9001 0018',
  name: 'Nordhavn Kommune',
  kind: 'municipality',
  language: 'da',
  firstName: 'Åse',
  lastName: 'Bøgh',
  cpr: '830471-1235',
  email: 'aase@example.test',
} as const;

test('a form that is filled in has no fault, and is sent with its administrator apart', () => {
  assert.deepEqual(checkOrganisation(filledIn, { testNumbers: true }), {});
  const { cvr, name, kind, language, ...administrator } = filledIn;
  assert.deepEqual(createBody(filledIn), { cvr, name, kind, language, administrator });
});

test('an empty form tells what is missing everywhere, an edited name only itself', () => {
  assert.deepEqual(checkOrganisation(emptyOrganisation, { testNumbers: true }), {
    cvr: 'cvr-format',
    name: 'name-missing',
    firstName: 'name-missing',
    lastName: 'name-missing',
    cpr: 'cpr-format',
    email: 'email-missing',
  });
  assert.deepEqual(checkName(emptyOrganisation), { name: 'name-missing' });
});

test('a test number is refused where the deployment has real people', () => {
  assert.deepEqual(checkOrganisation(filledIn, { testNumbers: false }), { cpr: 'cpr-test-number' });
});

test('what the server finds is told at the field that has it', () => {
  assert.equal(fieldOf('/cvr'), 'cvr');
  assert.equal(fieldOf('/administrator/email'), 'email');
  assert.equal(fieldOf('/kind'), undefined);
});

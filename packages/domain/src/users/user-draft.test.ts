import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { defaultSettings } from '../organisations/organisation-settings.ts';
import { referenceMaxLength } from './reference-text.ts';
import { checkUserDraft, type UserDraftInput, type UserDraftRules } from './user-draft.ts';

const everythingAllowed = {
  ...defaultSettings,
  anonymityAllowed: true,
  referenceTextAllowed: true,
  identityAssurance: 'high',
} as const;
const rules: UserDraftRules = { testNumbers: true, today: '2026-11-21', settings: everythingAllowed };
const byDefault: UserDraftRules = { ...rules, settings: defaultSettings };
const least: UserDraftInput = {
  firstName: 'Lars',
  lastName: 'Ågård',
  dateOfBirth: '24011954',
  email: 'lars@example.test',
};

test('a user without CPR number and with nothing optional', () => {
  assert.deepEqual(checkUserDraft(least, byDefault), {
    draft: {
      firstName: 'Lars',
      lastName: 'Ågård',
      cpr: undefined,
      dateOfBirth: '1954-01-24',
      email: 'lars@example.test',
      phone: undefined,
      anonymous: false,
      referenceText: undefined,
      targetLevel: 'substantial',
    },
    faults: [],
    warnings: [],
  });
});

test('a user with everything; the date of birth is that of the CPR number', () => {
  const input: UserDraftInput = {
    firstName: ' Lars\u00A0 Emil ',
    lastName: 'Ågård',
    cpr: '840154-2250',
    dateOfBirth: null,
    email: 'lars@example.test',
    phone: '12 34 56 78',
    anonymous: true,
    referenceText: ' Afdeling \u00A0 7 ',
    targetLevel: 'high',
  };
  const { draft, faults, warnings } = checkUserDraft(input, rules);
  assert.deepEqual([faults, warnings], [[], []]);
  assert.equal(draft?.cpr?.reveal(), '8401542250');
  assert.deepEqual(
    { ...draft, cpr: undefined },
    {
      firstName: 'Lars Emil',
      lastName: 'Ågård',
      cpr: undefined,
      dateOfBirth: '1954-01-24',
      email: 'lars@example.test',
      phone: '+4512345678',
      anonymous: true,
      referenceText: 'Afdeling 7',
      targetLevel: 'high',
    },
  );
});

test('every missing mandatory field is told at once', () => {
  const input = {
    firstName: '',
    lastName: ' ',
    email: '\u00A0',
    cpr: '',
    dateOfBirth: ' ',
    phone: '',
    referenceText: ' ',
  };
  assert.deepEqual(checkUserDraft(input, byDefault), {
    draft: undefined,
    faults: [
      { field: 'firstName', code: 'name-missing' },
      { field: 'lastName', code: 'name-missing' },
      { field: 'cpr', code: 'cpr-or-date-missing' },
      { field: 'email', code: 'email-missing' },
    ],
    warnings: [],
  });
});

test('CPR number and date of birth together must agree', () => {
  assert.deepEqual(faultsOf({ cpr: '8401542250', dateOfBirth: '24.01.1954' }), []);
  assert.deepEqual(faultsOf({ cpr: '8401542250', dateOfBirth: '25.01.1954' }), ['dateOfBirth birth-dates-differ']);
});

test('a faulty CPR number is a fault even where the date of birth would do', () => {
  assert.deepEqual(faultsOf({ cpr: '840154225' }), ['cpr cpr-lost-zero']);
  assert.deepEqual(faultsOf({ cpr: '8401542250' }, { ...rules, testNumbers: false }), ['cpr cpr-test-number']);
  assert.equal(checkUserDraft({ ...least, cpr: '840154225' }, rules).draft, undefined);
});

test('a CPR number of somebody unborn or long dead is a fault', () => {
  assert.deepEqual(faultsOf({ cpr: '8101274000', dateOfBirth: '' }), ['cpr date-future']);
  assert.deepEqual(faultsOf({ cpr: '6101585000', dateOfBirth: '' }), ['cpr date-too-old']);
});

test('a number without control digit is warned of, a replacement number is not', () => {
  const settings = { ...rules, today: '1950-01-01' };
  const { warnings, faults } = checkUserDraft({ ...least, cpr: '0101585001', dateOfBirth: '' }, settings);
  assert.deepEqual(warnings, [{ field: 'cpr', code: 'cpr-no-control-digit' }]);
  assert.deepEqual(faults, []);
  assert.deepEqual(checkUserDraft({ ...least, cpr: '8401542250' }, rules).warnings, []);
});

test('an e-mail address with æ, ø or å is warned of and accepted', () => {
  const { draft, warnings } = checkUserDraft({ ...least, email: 'åse@example.test' }, rules);
  assert.deepEqual(warnings, [{ field: 'email', code: 'email-danish-letters' }]);
  assert.equal(draft?.email, 'åse@example.test');
});

test('what the organisation does not allow is refused', () => {
  const input = { anonymous: true, referenceText: 'Afdeling 7', targetLevel: 'high' } as const;
  assert.deepEqual(faultsOf(input, byDefault), [
    'anonymous anonymity-not-allowed',
    'referenceText reference-not-allowed',
    'targetLevel level-above-organisation',
  ]);
  assert.deepEqual(faultsOf(input), []);
  assert.deepEqual(checkUserDraft({ ...least, targetLevel: 'high' }, byDefault).faults, [
    {
      field: 'targetLevel',
      code: 'level-above-organisation',
      params: { level: 'high', organisationLevel: 'substantial' },
    },
  ]);
});

test('a reference text has at most 100 characters', () => {
  assert.deepEqual(faultsOf({ referenceText: 'å'.repeat(referenceMaxLength) }), []);
  assert.deepEqual(faultsOf({ referenceText: 'å'.repeat(referenceMaxLength + 1) }), [
    'referenceText reference-too-long',
  ]);
});

test('a reference text has no characters that cannot be stored or that turn the text around', () => {
  for (const character of ['\u0000', '\u0007', '\u007F', '\uD800', '\uDC00', '\u202E', '\u2066']) {
    assert.deepEqual(faultsOf({ referenceText: `a${character}b` }), ['referenceText reference-characters']);
  }
  assert.deepEqual(faultsOf({ referenceText: 'Afdeling 7\t· 👩🏽‍🔧 =1+1 مكتب' }), []);
});

test('there is a draft exactly when there is no fault, whatever is typed, and checking it again changes nothing', () => {
  const typed = fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { nil: null });
  const dates = fc.constantFrom('24011954', '24.01.2030', 'i går', '', null);
  const numbers = fc.constantFrom('8401542250', '840119542250', '840154225', '', null);
  const input = fc.record({
    firstName: fc.constantFrom('Lars', '', 'Anne-Marie '),
    lastName: fc.constantFrom('Holm', '7'),
    cpr: fc.oneof(numbers, typed),
    dateOfBirth: fc.oneof(dates, typed),
    email: fc.constantFrom('lars@example.test', 'lars', ''),
    phone: fc.oneof(fc.constantFrom('12345678', null), typed),
    anonymous: fc.boolean(),
    referenceText: typed,
    targetLevel: fc.constantFrom('substantial', 'high', null),
  });
  fc.assert(
    fc.property(input, fc.constantFrom(rules, byDefault), (fields, given) => {
      const { draft, faults } = checkUserDraft(fields, given);
      assert.equal(draft === undefined, faults.length > 0);
      if (draft === undefined) return;
      const again = checkUserDraft({ ...draft, cpr: draft.cpr?.reveal() }, given);
      assert.deepEqual({ ...again.draft, cpr: undefined }, { ...draft, cpr: undefined });
    }),
    { numRuns: 500 },
  );
});

function faultsOf(fields: Partial<UserDraftInput>, given = rules): readonly string[] {
  return checkUserDraft({ ...least, ...fields }, given).faults.map(({ field, code }) => `${field} ${code}`);
}

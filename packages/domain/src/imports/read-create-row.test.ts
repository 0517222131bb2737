import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from './check-file.ts';
import { isReadyToCreate, type CheckedRow, type CreateRow } from './checked-row.ts';
import { fileOf, goodRow, openContext, type GivenRow } from './file-for-tests.ts';
import type { ImportContext } from './import-context.ts';

test('a good row gives what its user is created from', () => {
  const row = createRow({
    ...goodRow,
    ean: '5790000000005',
    productionUnit: '1012345678',
    seNumber: '13748136',
    authenticator: 'PrivatID',
  });
  assert.ok(isReadyToCreate(row));
  const { cpr, ...draft } = row.draft;
  assert.equal(cpr?.reveal(), '7105850124');
  assert.deepEqual(draft, {
    firstName: 'Åse',
    lastName: 'Ærø',
    dateOfBirth: '1985-05-11',
    email: 'aase@example.test',
    phone: '+4512345678',
    anonymous: false,
    referenceText: undefined,
    targetLevel: 'substantial',
  });
  assert.deepEqual(
    [row.ean, row.productionUnit, row.seNumber, row.privateAuthenticator],
    ['5790000000005', '1012345678', '13748136', true],
  );
});

const faultCases: readonly (readonly [what: string, cells: GivenRow, column: string | null, code: string])[] = [
  ['no action', { action: '' }, 'Aktion', 'action-missing'],
  ['a small action letter', { action: 'c' }, 'Aktion', 'action-not-capital'],
  ['an unknown action', { action: 'X' }, 'Aktion', 'action-unknown'],
  ['a UUID', { uuid: 'e0a1ff6c-0b1f-4a55-a0f0-d1f5cbd0d27c' }, 'UUID', 'uuid-on-create'],
  ['no first name', { firstName: '' }, 'Fornavn', 'name-missing'],
  ['a first name of blanks', { firstName: '  ' }, 'Fornavn', 'name-missing'],
  ['no surname', { lastName: '' }, 'Efternavn', 'name-missing'],
  ['a surname of 101 letters', { lastName: 'x'.repeat(101) }, 'Efternavn', 'name-too-long'],
  ['a number as a name', { lastName: '12345678' }, 'Efternavn', 'name-characters'],
  ['neither CPR number nor date of birth', { cpr: '' }, 'CPR', 'cpr-or-date-missing'],
  ['a lost zero', { cpr: '105850124' }, 'CPR', 'cpr-lost-zero'],
  ['scientific notation', { cpr: '7,10585E+09' }, 'CPR', 'cpr-scientific'],
  ['letters in the CPR number', { cpr: '710585-01x4' }, 'CPR', 'cpr-format'],
  ['a day that no month has', { cpr: '9302850124' }, 'CPR', 'cpr-date'],
  ['a century that the seventh digit denies', { cpr: '710520850124' }, 'CPR', 'cpr-century'],
  ['another date of birth than the CPR number', { dateOfBirth: '12051985' }, 'Foedselsdato', 'birth-dates-differ'],
  ['no date', { cpr: '', dateOfBirth: '31021985' }, 'Foedselsdato', 'date-format'],
  ['a lost zero in a date', { cpr: '', dateOfBirth: '1021985' }, 'Foedselsdato', 'date-lost-zero'],
  ['a date in the future', { cpr: '', dateOfBirth: '22112026' }, 'Foedselsdato', 'date-future'],
  ['a date of long ago', { cpr: '', dateOfBirth: '01011801' }, 'Foedselsdato', 'date-too-old'],
  ['no e-mail address', { email: '' }, 'Email', 'email-missing'],
  ['no e-mail address at all', { email: 'aase at example.test' }, 'Email', 'email-format'],
  ['seven digits of phone', { phone: '1234567' }, 'Telefon', 'phone-format'],
  ['a phone in scientific notation', { phone: '4,74E+10' }, 'Telefon', 'scientific-notation'],
  ['Y for anonymous', { anonymous: 'Y' }, 'Anonym', 'anonymous-unknown'],
  ['no level', { targetLevel: '' }, 'TargetIAL', 'level-missing'],
  ['an unknown level', { targetLevel: '2' }, 'TargetIAL', 'level-unknown'],
  ['an EAN in scientific notation', { ean: '5,79E+12' }, 'EAN', 'scientific-notation'],
  ['a short EAN', { ean: '579000000' }, 'EAN', 'ean-format'],
  ['a wrong check digit', { ean: '5790000000006' }, 'EAN', 'ean-check-digit'],
  ['a short P number', { productionUnit: '101234567' }, 'P-nummer', 'production-unit-number-format'],
  ['a long SE number', { seNumber: '137481366' }, 'SE-nummer', 'se-number-format'],
  ['another login means', { authenticator: 'Kodeviser' }, 'Loginmiddel', 'authenticator-unknown'],
  ['a hyphen to clear', { phone: '-' }, 'Telefon', 'clear-on-create'],
];

for (const [what, cells, column, code] of faultCases) {
  test(`${what} is one fault`, () => {
    assert.deepEqual(remarks(checked({ ...goodRow, ...cells }).faults), [[column, code]]);
  });
}

test('what the organisation does not allow or has not registered is a fault', () => {
  const settings = {
    ...openContext.settings,
    anonymityAllowed: false,
    referenceTextAllowed: false,
    productionUnitsAllowed: false,
    seNumbersAllowed: false,
    privateAuthenticatorAllowed: false,
    identityAssurance: 'substantial',
  } as const;
  const full = {
    ...goodRow,
    anonymous: 'j',
    referenceText: 'Team 1',
    targetLevel: 'Høj',
    ean: '5790000000005',
    productionUnit: '1012345678',
    seNumber: '13748136',
    authenticator: 'privatid',
  };
  const lists = { eans: ['5790987654321'], productionUnits: [], seNumbers: ['34051178'] };
  assert.deepEqual(remarks(checked(full, { ...openContext, settings, ...lists }).faults), [
    ['Anonym', 'anonymity-not-allowed'],
    ['Referencetekst', 'reference-not-allowed'],
    ['TargetIAL', 'level-above-organisation'],
    ['EAN', 'ean-not-registered'],
    ['P-nummer', 'production-unit-not-allowed'],
    ['P-nummer', 'production-unit-not-registered'],
    ['SE-nummer', 'se-number-not-allowed'],
    ['SE-nummer', 'se-number-not-registered'],
    ['Loginmiddel', 'private-authenticator-not-allowed'],
  ]);
  const registered = { eans: ['5790000000005'], productionUnits: ['1012345678'], seNumbers: ['13748136'] };
  assert.deepEqual(checked(full, { ...openContext, ...registered }).faults, []);
});

test('the digits of the level are the guide’s, and a deployment can swap them', () => {
  assert.equal(createRow({ ...goodRow, targetLevel: '3' }).draft?.targetLevel, 'high');
  assert.equal(createRow({ ...goodRow, targetLevel: 'Betydelig' }).draft?.targetLevel, 'substantial');
  const swapped = { ...openContext, levelDigitsSwapped: true };
  assert.equal(createRow({ ...goodRow, targetLevel: '3' }, swapped).draft?.targetLevel, 'substantial');
});

test('a test number is refused where the deployment has real people', () => {
  const row = checked(goodRow, { ...openContext, testNumbers: false });
  assert.deepEqual(remarks(row.faults), [['CPR', 'cpr-test-number']]);
});

test('CPR number and phone are read in every form that people write', () => {
  for (const cpr of ['710585-0124', '710585 0124', '710519850124']) {
    assert.equal(createRow({ ...goodRow, cpr }).draft?.cpr?.reveal(), '7105850124', cpr);
  }
  for (const dateOfBirth of ['11051985', '11.05.1985', '11-05-1985', '1985-05-11']) {
    assert.equal(createRow({ ...goodRow, cpr: '', dateOfBirth }).draft?.dateOfBirth, '1985-05-11', dateOfBirth);
  }
  assert.equal(createRow({ ...goodRow, phone: '+47 40 61 23 45' }).draft?.phone, '+4740612345');
});

test('blanks that nobody sees are taken away with a warning', () => {
  const row = createRow({ ...goodRow, firstName: '\u00A0Åse\u00A0', lastName: 'Ærø ' });
  assert.equal(row.draft?.firstName, 'Åse');
  assert.equal(row.draft?.lastName, 'Ærø');
  assert.deepEqual(remarks(row.warnings), [['Fornavn', 'non-breaking-blank']]);
});

test('an e-mail address with æ, ø or å and an SE number without its check digit are warnings', () => {
  const row = checked({ ...goodRow, email: 'åse@example.test', seNumber: '13748137' });
  assert.deepEqual(row.faults, []);
  assert.deepEqual(remarks(row.warnings), [
    ['Email', 'email-danish-letters'],
    ['SE-nummer', 'se-number-no-control-digit'],
  ]);
});

test('the cells as they stand in the file are kept, and print masked', () => {
  const row = checked({ ...goodRow, firstName: ' Åse' });
  assert.equal(row.cells.reveal()[2], ' Åse');
  assert.equal(row.cells.reveal()[4], '7105850124');
  assert.ok(!JSON.stringify(row).includes('7105850124'));
  assert.equal(row.cells.masked()[4], '710585••••');
});

function checked(given: GivenRow, context: ImportContext = openContext): CheckedRow {
  const [row] = checkFile(fileOf([given]), context).rows;
  assert.ok(row);
  return row;
}

function createRow(given: GivenRow, context?: ImportContext): CreateRow {
  const row = checked(given, context);
  assert.ok(row.action === 'C');
  return row;
}

function remarks(faults: CheckedRow['faults'] | CheckedRow['warnings']): (readonly [string | null, string])[] {
  return faults.map(({ column, code }) => [column, code] as const);
}

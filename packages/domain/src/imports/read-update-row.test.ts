import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from './check-file.ts';
import type { CheckedRow } from './checked-row.ts';
import { fileOf, openContext, type GivenRow } from './file-for-tests.ts';
import type { ImportContext } from './import-context.ts';

const editContext: ImportContext = { ...openContext, menuItem: 'edit' };
const uuid = 'e0a1ff6c-0b1f-4a55-a0f0-d1f5cbd0d27c';

test('an update changes what is filled, clears what has a hyphen and leaves the rest alone', () => {
  const row = checked({
    action: 'U',
    uuid: uuid.replaceAll('-', '').toUpperCase(),
    lastName: 'Ørsted-Kjær',
    email: 'new@example.test',
    phone: '-',
    referenceText: '-',
    targetLevel: 'High',
    ean: '5790000000005',
    productionUnit: '-',
    authenticator: '-',
  });
  assert.ok(row.action === 'U');
  assert.deepEqual([row.faults, row.warnings], [[], []]);
  assert.deepEqual(row.target, { uuid, cpr: undefined });
  assert.deepEqual(row.changes, {
    lastName: 'Ørsted-Kjær',
    email: 'new@example.test',
    phone: null,
    referenceText: null,
    targetLevel: 'high',
    ean: '5790000000005',
    productionUnit: null,
    privateAuthenticator: false,
  });
});

const faultCases: readonly (readonly [what: string, cells: GivenRow, column: string | null, code: string])[] = [
  ['neither UUID nor CPR number', { uuid: '' }, 'UUID', 'key-missing'],
  ['a short UUID', { uuid: '123' }, 'UUID', 'uuid-format'],
  ['a CPR number with a lost zero', { cpr: '105850124' }, 'CPR', 'cpr-lost-zero'],
  ['a hyphen for a name', { firstName: '-' }, 'Fornavn', 'clear-not-possible'],
  ['a hyphen for an e-mail address', { email: '-' }, 'Email', 'clear-not-possible'],
  ['anonymity', { anonymous: 'J' }, 'Anonym', 'anonymous-on-update'],
  ['another letter for anonymity', { anonymous: 'X' }, 'Anonym', 'anonymous-unknown'],
  ['a wrong e-mail address', { email: 'new' }, 'Email', 'email-format'],
  ['a wrong date', { dateOfBirth: '1021985' }, 'Foedselsdato', 'date-lost-zero'],
  ['an unknown level', { targetLevel: '7' }, 'TargetIAL', 'level-unknown'],
  ['a long reference', { referenceText: 'x'.repeat(101) }, 'Referencetekst', 'reference-too-long'],
  ['a reference turned around', { referenceText: 'a\u202Eb' }, 'Referencetekst', 'reference-characters'],
];

for (const [what, cells, column, code] of faultCases) {
  test(`an update with ${what} is one fault`, () => {
    const { faults } = checked({ action: 'U', uuid, phone: '12345678', ...cells });
    assert.deepEqual(
      faults.map((fault) => [fault.column, fault.code]),
      [[column, code]],
    );
  });
}

test('an update that changes nothing is a warning', () => {
  assert.deepEqual(warningCodes({ action: 'U', uuid, anonymous: 'N' }), ['nothing-to-change']);
});

test('a date of birth must be that of the CPR number in the same row', () => {
  const { faults } = checked({ action: 'U', cpr: '7105850124', dateOfBirth: '12051985' });
  assert.deepEqual(
    faults.map(({ code }) => code),
    ['birth-dates-differ'],
  );
});

test('a deletion needs its user and nothing else', () => {
  const row = checked({ action: 'D', cpr: '7105850124' });
  assert.ok(row.action === 'D');
  assert.deepEqual([row.faults, row.warnings], [[], []]);
  assert.equal(row.target.cpr?.reveal(), '7105850124');
  assert.deepEqual(
    checked({ action: 'D' }).faults.map(({ code }) => code),
    ['key-missing'],
  );
  const filled = checked({ action: 'D', uuid, firstName: 'Åse', phone: 'x' });
  assert.deepEqual(filled.faults, []);
  assert.deepEqual(filled.warnings, [
    { row: 2, column: null, code: 'cells-ignored', params: { columns: 'Fornavn, Telefon' } },
  ]);
});

test('an action that the menu item is not for is a warning, one that is not there a fault', () => {
  assert.deepEqual(warningCodes({ action: 'D', uuid }, openContext), ['action-menu-mismatch']);
  assert.deepEqual(warningCodes({ action: 'D', uuid }, { ...openContext, menuItem: undefined }), []);
  const row = checked({ action: 'D', uuid }, { ...openContext, actions: ['C'] });
  assert.equal(row.action, null);
  assert.deepEqual(row.faults, [{ row: 2, column: 'Aktion', code: 'action-not-available', params: { action: 'D' } }]);
});

function checked(given: GivenRow, context: ImportContext = editContext): CheckedRow {
  const [row] = checkFile(fileOf([given]), context).rows;
  assert.ok(row);
  return row;
}

function warningCodes(given: GivenRow, context?: ImportContext): readonly string[] {
  const { faults, warnings } = checked(given, context);
  assert.deepEqual(faults, []);
  return warnings.map(({ code }) => code);
}

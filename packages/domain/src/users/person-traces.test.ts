import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createTraceSearch, type PersonCells, type PersonTraces } from './person-traces.ts';

const traces: PersonTraces = {
  userId: '01a224ca-fb1d-7000-8141-059117a26199',
  cpr: '6501801234',
  names: ['Kirstine Ærø', 'Kirstine Quist-Ærø'],
  emails: ['kirstine@example.test', 'k.quist@example.test'],
  birthDates: ['1980-01-05'],
};
const withoutCpr: PersonTraces = { ...traces, cpr: undefined };

suite('a text names a person', () => {
  for (const [text, expected] of [
    ['Kirstine Ærø', true],
    ['oprettet af KIRSTINE  AERØ, i går', true],
    ['Kirstine Quist-Ærø', true],
    ['Kirstine Ærø-Larsen', false],
    ['Anne-Kirstine Ærø', false],
    ['Kirstine', false],
    ['Skriv til Kirstine@Example.test.', true],
    ['xkirstine@example.test', false],
    ['nr. 650180-1234', true],
    ['nr. 650119801234', true],
    ['i 2026 650180 1234 og 12', true],
    ['165018012345', false],
    ['https://tillid.example/users/01A224CA-FB1D-7000-8141-059117A26199', true],
    ['01a224cafb1d70008141059117a26199', true],
    ['', false],
  ] as const)
    test(`${text || 'nothing'}: ${expected}`, () => assert.equal(createTraceSearch(traces).inText(text), expected));

  test('who is known by nothing is named by nothing', () => {
    const nobody = { ...traces, cpr: undefined, names: [], emails: [] };
    assert.equal(createTraceSearch(nobody).inText('Kirstine Ærø 6501801234 kirstine@example.test'), false);
  });
});

test('the name of a file names a person', () => {
  const { inFileName } = createTraceSearch(traces);
  for (const name of ['Kirstine_Quist-Ærø.csv', 'nyansat kirstine aeroe (2).csv', '650180-1234.csv'])
    assert.ok(inFileName(name), name);
  for (const name of ['kirstine.csv', 'anekirstine ærø.csv', 'brugere.csv']) assert.ok(!inFileName(name), name);
});

suite('a row is about a person', () => {
  const empty: PersonCells = { firstName: '', lastName: '', cpr: '', dateOfBirth: undefined, email: '' };
  const rows: readonly [name: string, cells: Partial<PersonCells>, expected: boolean, expectedWithoutCpr: boolean][] = [
    ['the number', { cpr: '650180-1234', firstName: 'Andet', lastName: 'Navn' }, true, false],
    ['another number', { cpr: '650180-1235', firstName: 'Kirstine', lastName: 'Ærø' }, false, true],
    ['another number of another day', { cpr: '660180-1235', firstName: 'Kirstine', lastName: 'Ærø' }, false, false],
    ['the user number', { email: traces.userId }, true, true],
    ['name and day', { firstName: 'kirstine', lastName: 'AERØ', dateOfBirth: '1980-01-05' }, true, true],
    ['name and another day', { firstName: 'Kirstine', lastName: 'Ærø', dateOfBirth: '1981-01-05' }, false, false],
    ['name and a day that cannot be read', { firstName: 'Kirstine', lastName: 'Ærø' }, true, true],
    ['name and a number that cannot be read', { cpr: '65018012', firstName: 'Kirstine', lastName: 'Ærø' }, true, true],
    ['the address alone', { email: 'KIRSTINE@example.test' }, true, true],
    [
      'an address that others have too',
      { email: 'kirstine@example.test', firstName: 'Per', lastName: 'Ærø' },
      false,
      false,
    ],
    ['nothing', {}, false, false],
  ];
  for (const [name, cells, ...expected] of rows) {
    test(name, () => {
      const person = { ...empty, ...cells };
      const all = Object.values(person).map((value) => value ?? '');
      const searches = [traces, withoutCpr].map(createTraceSearch);
      assert.deepEqual(
        searches.map((search) => search.inRow(all, person)),
        expected,
      );
      const text = JSON.stringify([['Per', 'Hansen', 'per@example.test'], all]);
      for (const [index, search] of searches.entries())
        assert.ok(search.maybeInRows(text) || !(expected[index] ?? true));
    });
  }

  test('many rows without the person are not looked at one by one', () => {
    assert.equal(createTraceSearch(traces).maybeInRows('[["Per","Ærø","per@example.test"]]'), false);
  });

  test('the number in a column where nobody looks for it', () => {
    assert.equal(createTraceSearch(traces).inRow(['C', 'Kirstine 650180 1234'], empty), true);
  });
});

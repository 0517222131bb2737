import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { encodings } from '../csv/decode-bytes.ts';
import { checkFile, createFileChecker, startFileCheck } from './check-file.ts';
import { isReadyToCreate } from './checked-row.ts';
import { columns } from './columns.ts';
import { cellsOf, fileOf, fileOfLines, goodRow, openContext, type GivenRow } from './file-for-tests.ts';
import { fileFaultCodes, rowFaultCodes, rowWarningCodes } from './row-fault.ts';

const headers = columns.map(({ header }) => header as string);

test('the sample of new users is twelve good rows with their Danish letters', () => {
  const check = checkFile(sample('users-create.csv'), openContext);
  assert.equal(check.encoding, 'windows-1252');
  assert.equal(check.delimiter, ';');
  assert.deepEqual(check.columns, headers);
  assert.deepEqual([check.rowCount, check.okCount, check.fileFaults], [12, 12, []]);
  const names = check.rows.filter(isReadyToCreate).map(({ draft }) => `${draft.firstName} ${draft.lastName}`);
  assert.deepEqual(names, [
    'Lars Ågård',
    'Bjørn Aagaard',
    'Håkan Hansen',
    'Ærø Andersen',
    'Freja Ørsted',
    'Anne-Marie Æbelø',
    'Håkan Kjær',
    'Lars Æbelø',
    'Anne-Marie Müller',
    'Anne-Marie Andersen',
    'Zoë Hansen',
    'Søren Æbelø',
  ]);
  const rows = check.rows.filter(isReadyToCreate);
  assert.deepEqual(
    rows.filter((row) => row.privateAuthenticator).map(({ row }) => row),
    [5],
  );
  assert.deepEqual(
    rows.filter(({ draft }) => draft.cpr === undefined).map(({ row }) => row),
    [12, 13],
  );
  assert.deepEqual(rows.map(({ warnings }) => warnings).flat(), []);
});

test('the samples that update and delete are good too', () => {
  const context = { ...openContext, menuItem: 'edit' } as const;
  const update = checkFile(sample('users-update.csv'), context);
  assert.deepEqual([update.rowCount, update.okCount, update.warningCount], [3, 3, 0]);
  const changes = update.rows.map((row) => (row.action === 'U' ? row.changes : undefined));
  assert.deepEqual(changes, [{ email: 'new.address@example.test' }, { phone: null }, { lastName: 'Ørsted-Kjær' }]);
  const deletion = checkFile(sample('users-delete.csv'), context);
  assert.deepEqual([deletion.rowCount, deletion.okCount, deletion.warningCount], [2, 2, 0]);
});

test('files that are no import file are refused, and say why', () => {
  const cases: readonly (readonly [Uint8Array, string, number])[] = [
    [new Uint8Array(), 'file-empty', 0],
    [text('\r\n;;;\r\n   '), 'file-empty', 0],
    [text(`${headers.join(';')}\r\n\r\n`), 'no-rows', 1],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'spreadsheet', 0],
    [text('Aktion;\0'), 'not-text', 0],
    [new Uint8Array(64 * 1024 * 1024 + 1), 'file-too-large', 0],
    [text('C;;Åse;Ærø;7105850124'), 'header-row-missing', 1],
    [text(`${headers.join(';')}\nC;;"Åse;Ærø\n`), 'quote-unclosed', 2],
    [text(`${headers.join(';')}\nC;;Åse${';'.repeat(70)}x\n`), 'too-many-columns', 2],
    [text(`${headers.join(';')}\nC;;${'x'.repeat(100_000)}\n`), 'cell-too-long', 2],
  ];
  for (const [bytes, code, row] of cases) {
    const check = checkFile(bytes, openContext);
    assert.deepEqual(
      check.fileFaults.map((fault) => [fault.code, fault.row]),
      [[code, row]],
    );
    assert.deepEqual([check.rows.length, check.okCount], [0, 0]);
  }
});

test('a cell that is too long is told by its column', () => {
  const check = checkFile(fileOf([goodRow, { ...goodRow, referenceText: 'x'.repeat(1_001) }]), openContext);
  assert.deepEqual(check.fileFaults, [
    { row: 3, column: 'Referencetekst', code: 'cell-too-long', params: { position: 10, limit: 1_000 } },
  ]);
  assert.equal(check.rowCount, 1);
});

test('a file of 26 columns names the eleven that it should not have', () => {
  const more = Array.from({ length: 11 }, (_, index) => `Kolonne ${index + 16}`);
  const check = checkFile(fileOfLines([[...headers, ...more], cellsOf(goodRow)]), openContext);
  assert.deepEqual(new Set(check.fileFaults.map(({ code }) => code)), new Set(['header-unknown']));
  assert.equal(check.fileFaults.length, 11);
  assert.equal(check.rowCount, 0);
});

test('more than 200,000 rows are refused', () => {
  const line = `${cellsOf({ action: 'D', uuid: 'x' }).join(';')}\n`;
  const reading = startFileCheck(text(`${headers.join(';')}\n${line.repeat(200_001)}`), openContext);
  let rowCount = 0;
  for (const row of reading.rows) rowCount = row.row - 1;
  assert.equal(rowCount, 200_000);
  assert.deepEqual(reading.summary().fileFaults, [
    { row: 200_002, column: null, code: 'too-many-rows', params: { limit: 200_000 } },
  ]);
});

test('blank rows and a sep= line do not disturb the row numbers that Excel shows', () => {
  const lines = ['sep=,', headers.join(','), '', cellsOf(goodRow).join(',')];
  const check = checkFile(text(lines.join('\r\n')), openContext);
  assert.equal(check.delimiter, ',');
  assert.deepEqual(
    check.rows.map(({ row }) => row),
    [3],
  );
  assert.equal(check.okCount, 1);
});

test('a file that begins with very many blank rows is read all the same', () => {
  const check = checkFile(
    text(`${'\n'.repeat(100_000)}${headers.join(';')}\n${cellsOf(goodRow).join(';')}`),
    openContext,
  );
  assert.deepEqual([check.okCount, check.rows[0]?.row], [1, 100_002]);
});

test('text beyond the last column is a fault, blank cells there are not', () => {
  const check = checkFile(
    fileOfLines([
      [...headers, ''],
      [...cellsOf(goodRow), ''],
      [...cellsOf({ ...goodRow, cpr: '7205850124' }), 'x'],
    ]),
    openContext,
  );
  assert.deepEqual(
    check.rows.map(({ faults }) => faults.map(({ code }) => code)),
    [[], ['too-many-cells']],
  );
});

test('a CPR number or UUID that comes again is a fault that names the first row', () => {
  const uuid = 'e0a1ff6c-0b1f-4a55-a0f0-d1f5cbd0d27c';
  const rows: GivenRow[] = [
    { ...goodRow, firstName: '' },
    { ...goodRow, cpr: '710585-0124', email: 'other@example.test' },
    { action: 'D', cpr: '710519850124' },
    { action: 'U', uuid, phone: '12345678' },
    { action: 'D', uuid: uuid.toUpperCase() },
  ];
  const check = checkFile(fileOf(rows), openContext);
  const repeats = check.rows.map(({ faults }) => faults.filter(({ code }) => code.startsWith('duplicate')));
  assert.deepEqual(repeats, [
    [],
    [{ row: 3, column: 'CPR', code: 'duplicate-cpr', params: { firstRow: 2 } }],
    [{ row: 4, column: 'CPR', code: 'duplicate-cpr', params: { firstRow: 2 } }],
    [],
    [{ row: 6, column: 'UUID', code: 'duplicate-uuid', params: { firstRow: 5 } }],
  ]);
});

test('the same name and date of birth is a warning where a CPR number is missing', () => {
  const born = { cpr: '', dateOfBirth: '11051985' };
  const named = (row: GivenRow, index: number) => ({ ...goodRow, ...row, email: `${index}@example.test` });
  const rows = [
    {},
    { cpr: '7105850132' },
    { ...born, firstName: 'AASE', lastName: 'Aeroe' },
    { cpr: '7105850140' },
    { ...born, firstName: 'Bo' },
    { ...born, dateOfBirth: '12051985' },
  ].map(named);
  const check = checkFile(fileOf(rows), openContext);
  assert.equal(check.okCount, rows.length);
  assert.deepEqual(
    check.rows.flatMap(({ warnings }) => warnings),
    [
      { row: 4, column: null, code: 'same-name-and-birth-date', params: { firstRow: 2 } },
      { row: 5, column: null, code: 'same-name-and-birth-date', params: { firstRow: 4 } },
    ],
  );
});

test('two users with one e-mail address are a warning', () => {
  const check = checkFile(
    fileOf([goodRow, { ...goodRow, cpr: '7205850124', email: 'AASE@example.test' }]),
    openContext,
  );
  assert.deepEqual(check.rows[1]?.warnings, [
    { row: 3, column: 'Email', code: 'email-shared', params: { firstRow: 2 } },
  ]);
  assert.equal(check.okCount, 2);
});

test('a checker fed record by record finds what the whole file shows', () => {
  const rows = [goodRow, { ...goodRow, email: '' }, { action: 'X' }];
  const checker = createFileChecker(openContext);
  assert.equal(checker.push({ row: 1, cells: headers }), undefined);
  const pushed = rows.map((row, index) => checker.push({ row: index + 2, cells: cellsOf(row) }));
  const whole = checkFile(fileOf(rows), openContext);
  assert.deepEqual(pushed, whole.rows);
  const { encoding, delimiter, rows: _rows, ...summary } = whole;
  assert.deepEqual(checker.summary(), summary);
  assert.deepEqual([encoding, delimiter], ['utf-8', ';']);
});

const digits = fc.stringMatching(/^[67]\d0[1-9]\d{6}$/u);
const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '-', 'C', 'U', 'D', 'J', '4', 'Åse', 'aase@example.test', 'PrivatID', '\u00A0'),
  },
  { weight: 1, arbitrary: digits },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((value) => value.replaceAll('\0', '')) },
);
const row = fc.array(cell, { minLength: 1, maxLength: 17 });

test('every filled row is in the check exactly once, and the counts agree', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const check = checkFile(fileOfLines([headers, ...rows]), openContext);
      const filled = rows.flatMap((cells, index) => (cells.some((value) => value.trim() !== '') ? [index + 2] : []));
      assert.deepEqual(
        check.rows.map((checked) => checked.row),
        filled,
      );
      assert.equal(check.rowCount, filled.length);
      assert.equal(check.okCount, check.rows.filter(({ faults }) => faults.length === 0).length);
      for (const checked of check.rows) {
        assert.ok(
          checked.action === 'C' || checked.action === null
            ? isReadyToCreate(checked) === (checked.faults.length === 0)
            : true,
        );
        assert.ok(checked.faults.every(({ code }) => rowFaultCodes.includes(code)));
        assert.ok(checked.warnings.every(({ code }) => rowWarningCodes.includes(code)));
      }
    }),
  );
});

test('no fault, warning or printed check holds a CPR number, in whichever column it stands', () => {
  const place = fc.record({ number: digits, column: fc.nat({ max: 14 }), action: fc.constantFrom('C', 'U', 'D', 'X') });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (places) => {
      const rows = places.map(({ number, column, action }) => {
        const cells = cellsOf({ ...goodRow, action });
        return cells.map((value, index) => (index === column ? number : value));
      });
      const check = checkFile(fileOfLines([headers, ...rows]), openContext);
      const remarks = check.rows.flatMap(({ faults, warnings }) => [...faults, ...warnings]);
      const names = check.rows.map((checked) => (checked.action === 'C' ? checked.draft?.cpr : undefined));
      const printed = `${JSON.stringify(remarks)} ${inspect(check.rows.map(({ cells }) => cells))} ${JSON.stringify(names)}`;
      for (const { number } of places) assert.ok(!printed.includes(number));
    }),
  );
});

test('the order of the columns changes nothing but the cells', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(Array.from(headers.keys()), { minLength: 15 }), (order) => {
      const lines = [headers, cellsOf(goodRow), cellsOf({ ...goodRow, phone: '1' })];
      const shuffled = lines.map((cells) => order.map((index) => cells[index] ?? ''));
      const [straight, mixed] = [lines, shuffled].map((all) =>
        checkFile(fileOfLines(all), openContext).rows.map(({ cells: _cells, ...rest }) => JSON.stringify(rest)),
      );
      assert.deepEqual(mixed, straight);
    }),
    { numRuns: 30 },
  );
});

test('no bytes make the check throw', () => {
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Uint8Array.of(...text(`${headers.join(';')}\n`), ...bytes)),
  );
  fc.assert(
    fc.property(garbage, fc.option(fc.constantFrom(...encodings)), (bytes, chosen) => {
      const check = checkFile(bytes, openContext, chosen ?? undefined);
      assert.ok(check.fileFaults.every(({ code }) => fileFaultCodes.includes(code)));
      assert.ok(check.fileFaults.length > 0 || check.rowCount > 0);
    }),
  );
});

function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`samples/${name}`, import.meta.url)));
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

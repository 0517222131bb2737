import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { delimiters } from './detect-delimiter.ts';
import { fileLimits } from './file-limits.ts';
import { createRecordReader, readRecords, type CsvRecord } from './read-records.ts';

test('rows have the numbers that Excel shows: blank rows count, a line break inside quotes does not', () => {
  const { records, fault } = readRecords('a;b\r\n\r\n;\r\n"1\r\n2";3\r\n4;5', ';');
  assert.equal(fault, undefined);
  assert.deepEqual(records, [
    { row: 1, cells: ['a', 'b'] },
    { row: 4, cells: ['1\n2', '3'] },
    { row: 5, cells: ['4', '5'] },
  ]);
});

test('every kind of line break ends a row', () => {
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    const { records } = readRecords(['a;b', 'c;d', ''].join(lineBreak), ';');
    assert.deepEqual(
      records.map(({ cells }) => cells),
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    );
  }
});

test('quotes: doubled ones, delimiters inside, and quotes in the middle of a cell', () => {
  assert.deepEqual(cellsOf('"a ""b"";c";d "e" f;""'), ['a "b";c', 'd "e" f', '']);
});

test('a quote that is not closed stops the reading at its row', () => {
  const { records, fault } = readRecords('a;b\nc;d\n"e;f\ng;h\n', ';');
  assert.deepEqual(fault, { code: 'quote-unclosed', row: 3 });
  assert.deepEqual(
    records.map(({ row }) => row),
    [1, 2],
  );
});

test('a quote followed by text is not closed either', () => {
  assert.deepEqual(readRecords('a;b\n"c"d;e\nf;g', ';').fault, { code: 'quote-unclosed', row: 2 });
  assert.deepEqual(readRecords('a;b\n"c;e\n"f";g', ';').fault, { code: 'quote-unclosed', row: 2 });
});

test('a quote that is never closed in a large file is found without reading the file again and again', () => {
  const reader = createRecordReader(';');
  reader.push('a;b\n"c;');
  let pushes = 0;
  while (reader.fault === undefined) {
    reader.push('x;y;z\n'.repeat(10_000));
    pushes += 1;
  }
  assert.deepEqual(reader.fault, { code: 'quote-unclosed', row: 2 });
  assert.ok(pushes <= 6, `${pushes} pieces`);
});

test('a line without end is refused by what it breaks', () => {
  assert.deepEqual(endless('x'), { code: 'cell-too-long', row: 2, position: 1, limit: 1_000 });
  assert.deepEqual(endless('x;'), { code: 'too-many-columns', row: 2, limit: 64 });
  assert.equal(endless(' ;')?.row, 2);
});

test('rows, columns and cells over the limits stop the reading', () => {
  const limits = { ...fileLimits, rows: 2, sheetRows: 10, columns: 3, cellLength: 4 };
  const faultOf = (text: string) => readRecords(text, ';', limits).fault;
  assert.equal(faultOf('a;b\n1;2\n3;4'), undefined);
  assert.deepEqual(faultOf('a;b\n1;2\n\n3;4\n5;6'), { code: 'too-many-rows', row: 5, limit: 2 });
  assert.deepEqual(faultOf(`a;b${'\n'.repeat(11)}`), { code: 'too-many-rows', row: 11, limit: 2 });
  assert.deepEqual(faultOf('a;b\n1;2;3;4'), { code: 'too-many-columns', row: 2, limit: 3 });
  assert.deepEqual(faultOf('a;b\n1;23456'), { code: 'cell-too-long', row: 2, position: 2, limit: 4 });
});

test('a cell of 100 kB is refused', () => {
  const { fault } = readRecords(`a;b\n1;"${'x'.repeat(100_000)}"\n`, ';');
  assert.deepEqual(fault, { code: 'cell-too-long', row: 2, position: 2, limit: 1_000 });
});

test('nothing comes after a fault', () => {
  const reader = createRecordReader(';', { ...fileLimits, columns: 1 });
  assert.deepEqual(reader.push('a;b\n'), []);
  assert.deepEqual(reader.push('c\n'), []);
  assert.deepEqual(reader.end(), []);
});

const cell = fc.string({ unit: fc.constantFrom('a', 'Å', ' ', ';', ',', '\t', '"', '\n', '1'), maxLength: 6 });
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 12 });

test('what is written is read, whatever the pieces in which it arrives', () => {
  const layout = fc.record({
    delimiter: fc.constantFrom(...delimiters),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
    pieceLength: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(rows, layout, (written, { delimiter, lineBreak, pieceLength }) => {
      const text = written.map((cells) => cells.map(quoted).join(delimiter)).join(lineBreak);
      const reader = createRecordReader(delimiter);
      const read: CsvRecord[] = [];
      for (let start = 0; start < text.length; start += pieceLength) {
        read.push(...reader.push(text.slice(start, start + pieceLength)));
      }
      read.push(...reader.end());
      assert.equal(reader.fault, undefined);
      assert.deepEqual(read, filled(written));
    }),
  );
});

test('no text makes it throw, and row numbers grow', () => {
  const wild = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' '), maxLength: 60 });
  fc.assert(
    fc.property(wild, (text) => {
      const { records } = readRecords(text, ';');
      const numbers = records.map(({ row }) => row);
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].toSorted((a, b) => a - b),
      );
    }),
  );
});

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

function filled(written: readonly (readonly string[])[]): CsvRecord[] {
  return written
    .map((cells, index) => ({ row: index + 1, cells: [...cells] }))
    .filter(({ cells }) => cells.some((value) => value.trim() !== ''));
}

function cellsOf(text: string): readonly string[] | undefined {
  return readRecords(text, ';').records[0]?.cells;
}

function endless(unit: string): ReturnType<typeof createRecordReader>['fault'] {
  const reader = createRecordReader(';');
  reader.push('a;b\n');
  for (let pushes = 0; pushes < 50 && reader.fault === undefined; pushes += 1) reader.push(unit.repeat(20_000));
  return reader.fault;
}

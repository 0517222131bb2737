import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createRecordReader } from './read-records.ts';
import { writeRecords } from './write-records.ts';

test('a cell that a spreadsheet would calculate gets an apostrophe in front', () => {
  const cells = ['=1+1', '+45', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1', '"=1"', 'a=1', '2-3', ''];
  assert.equal(writeRecords([cells]), `'=1+1;'+45;'-2;'@SUM(A1);'\t=1;' =1;'＝1;"'\r=1";"""=1""";a=1;2-3;\r\n`);
});

test('whatever stands in a cell, no cell begins a formula, and all are read back', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=A1', '";"', '\n', '-', '+', 'Åse; "Ø"', '\n@'),
  );
  const record = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => ['x', ...cells]);
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
      const reader = createRecordReader(';');
      const read = [...reader.push(writeRecords(records)), ...reader.end()].map(({ cells }) => cells);
      for (const text of read.flat()) assert.doesNotMatch(text, /^\s*[=+\-@]/u);
      const withoutGuard = read.map((cells) => cells.map((text) => text.replace(/^'(?=\s*[=+\-@＝＋－＠]|\n)/u, '')));
      const asRead = records.map((cells) => cells.map((text) => text.replace(/^'(?=\s*[=+\-@＝＋－＠]|\n)/u, '')));
      assert.deepEqual(withoutGuard, asRead);
    }),
    { numRuns: 60 },
  );
});

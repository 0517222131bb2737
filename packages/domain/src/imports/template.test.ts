import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBytes } from '../csv/decode-bytes.ts';
import { checkFile } from './check-file.ts';
import { isReadyToCreate } from './checked-row.ts';
import { columns } from './columns.ts';
import { fileOf, goodRow, openContext } from './file-for-tests.ts';
import { templateExamples } from './template-examples.ts';
import { templateBytes } from './template.ts';

const languages = ['da', 'en'] as const;

test('the template is UTF-8 with a byte order mark, semicolons, CR LF and fifteen headers', () => {
  for (const language of languages) {
    const decoded = decodeBytes(templateBytes(language));
    assert.ok(decoded.ok);
    assert.equal(decoded.value.encoding, 'utf-8-bom');
    const lines = decoded.value.text.split('\r\n');
    assert.equal(lines.at(-1), '');
    assert.deepEqual(
      lines.slice(0, -1).map((line) => line.split(';').length),
      [15, 15, 15],
    );
    assert.ok(!decoded.value.text.replaceAll('\r\n', '').includes('\n'));
  }
});

test('the Danish headers are the guide’s', () => {
  const header = new TextDecoder().decode(templateBytes('da')).split('\r\n')[0];
  assert.equal(
    header,
    'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel',
  );
});

test('example rows that are left in are refused as examples, and as nothing else', () => {
  for (const language of languages) {
    for (const testNumbers of [true, false]) {
      const check = checkFile(templateBytes(language), { ...openContext, testNumbers });
      assert.deepEqual(check.fileFaults, []);
      assert.deepEqual(
        check.rows.map(({ faults }) => faults),
        [2, 3].map((row) => [{ row, column: null, code: 'template-example-row' }]),
      );
    }
  }
});

test('apart from being examples they keep every rule', () => {
  const filledIn = templateExamples.map((example, index) => ({ ...example, email: `user${index}@example.test` }));
  const check = checkFile(fileOf(filledIn), openContext);
  assert.ok(check.rows.every(isReadyToCreate));
  assert.deepEqual(
    check.rows.flatMap(({ warnings }) => warnings),
    [],
  );
});

test('a row with another address at example.com is an ordinary row', () => {
  const check = checkFile(fileOf([{ ...goodRow, email: 'user1@example.com' }]), openContext);
  assert.equal(check.okCount, 1);
});

test('no cell of the template is one that Excel rewrites when it opens the file', () => {
  for (const example of templateExamples) {
    for (const value of Object.values(example)) assert.doesNotMatch(value, /^0|^\+\d+$|^\d{12,}$|^[=@]/u);
  }
  assert.equal(columns.length, 15);
});

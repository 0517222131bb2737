import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { delimiters, detectDelimiter } from './detect-delimiter.ts';

test('the delimiter of the header is found', () => {
  for (const delimiter of delimiters) {
    const header = ['Aktion', 'UUID', 'Fornavn'].join(delimiter);
    assert.deepEqual(detectDelimiter(`${header}\r\nC;a,b\tc;d,e`), { delimiter, start: 0 });
  }
});

test('blank lines before the header and delimiters inside quotes do not count', () => {
  assert.equal(detectDelimiter('\r\n;;;\r\n"a;b;c;d",e,f').delimiter, ',');
  assert.equal(detectDelimiter('"Aktion";"UUID"\r\n').delimiter, ';');
});

test('a sep= line decides and is no row', () => {
  assert.deepEqual(detectDelimiter('sep=,\r\nAktion;x;y,z'), { delimiter: ',', start: 7 });
  assert.deepEqual(detectDelimiter('"SEP=\t"\nAktion;x;y'), { delimiter: '\t', start: 8 });
  assert.deepEqual(detectDelimiter('sep=;'), { delimiter: ';', start: 5 });
});

test('a sep= line that names another character is passed over', () => {
  assert.deepEqual(detectDelimiter('sep=|\nAktion,UUID'), { delimiter: ',', start: 6 });
});

test('without any delimiter it is the semicolon', () => {
  assert.deepEqual(detectDelimiter(''), { delimiter: ';', start: 0 });
  assert.deepEqual(detectDelimiter('Aktion'), { delimiter: ';', start: 0 });
});

test('any text has one of the three', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { delimiter, start } = detectDelimiter(text);
      assert.ok(delimiters.includes(delimiter));
      assert.ok(start >= 0 && start <= text.length);
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { tidyBlanks, withoutBlanks } from './tidy-blanks.ts';

test('non-breaking, doubled and outer blanks become single ordinary ones', () => {
  assert.equal(tidyBlanks('\u00A0 Anne\u00A0\u00A0Marie \t\r\n Holm\u2009'), 'Anne Marie Holm');
});

test('invisible characters are dropped', () => {
  assert.equal(tidyBlanks('\uFEFFSø\u00ADren\u200B'), 'Søren');
});

test('letters written in two parts are composed', () => {
  assert.equal(tidyBlanks('A\u030Ase'), 'Åse');
});

test('tidying twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(tidyBlanks(tidyBlanks(text)), tidyBlanks(text));
      assert.doesNotMatch(withoutBlanks(text), /\s/u);
    }),
  );
});

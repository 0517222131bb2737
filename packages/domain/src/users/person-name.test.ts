import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { foldText, nameMaxLength, parseName, sameFirstAndLastName } from './person-name.ts';

const letters = fc.constantFrom(...Array.from('aåæøéüöñçßzÅÆØÉŁþðż'));
const word = fc.array(letters, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(''));

test('names of the register are read as they are', () => {
  for (const name of [
    'Søren',
    'Anne-Marie',
    "O'Brien",
    'D’Angelo',
    'Hans Chr. Ågård',
    'Łukasz',
    'Jón Þór',
    '李',
    'Ørsted-Holm',
  ]) {
    assert.deepEqual(parseName(name), { ok: true, value: name });
  }
});

test('words come out with one ordinary blank between them, and reading again changes nothing', () => {
  const blanks = fc.constantFrom(' ', '  ', '\u00A0', '\t', ' \u00A0 ');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), blanks, (words, blank) => {
      const read = parseName(`${blank}${words.join(blank)}${blank}`);
      assert.deepEqual(read, { ok: true, value: words.join(' ').normalize('NFC') });
      assert.ok(read.ok);
      assert.deepEqual(parseName(read.value), read);
    }),
  );
});

test('a name has 1 to 100 characters', () => {
  assert.deepEqual(parseName(''), { ok: false, fault: 'name-missing' });
  assert.deepEqual(parseName(' \u00A0\u200B'), { ok: false, fault: 'name-missing' });
  assert.ok(parseName('å'.repeat(nameMaxLength)).ok);
  assert.ok(parseName('A\u030A'.repeat(nameMaxLength)).ok);
  assert.deepEqual(parseName('å'.repeat(nameMaxLength + 1)), { ok: false, fault: 'name-too-long' });
});

test('numbers, signs of formulas and mark-up are not names', () => {
  for (const text of [
    '6101570000',
    'Lars 2',
    '=HYPERLINK()',
    '@lars',
    '<b>Lars</b>',
    '-',
    '.',
    'Lars;Holm',
    'La\u0000rs',
  ]) {
    assert.deepEqual(parseName(text), { ok: false, fault: 'name-characters' }, text);
  }
});

test('folding spells Danish letters out and takes accents off', () => {
  assert.equal(foldText('  Åse  ÆRØ '), 'aase aeroe');
  assert.equal(foldText('A\u030Ase'), 'aase');
  assert.equal(foldText('Zoë Müller-Łukasz'), 'zoe muller-lukasz');
  assert.equal(foldText('Foedselsdato'), foldText('Fødselsdato'));
});

test('folding twice changes nothing, and case does not matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(foldText(foldText(text)), foldText(text));
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(word, (name) => assert.equal(foldText(name.toUpperCase()), foldText(name))));
});

test('the first given name and the last surname decide', () => {
  const registered = { firstName: 'Anne-Marie Louise', lastName: 'Ørsted Ågård' };
  assert.ok(sameFirstAndLastName(registered, { firstName: 'ANNE', lastName: 'Aagaard' }));
  assert.ok(sameFirstAndLastName(registered, { firstName: 'Anne Marie', lastName: 'Holm-Ågård' }));
  assert.equal(sameFirstAndLastName(registered, { firstName: 'Marie', lastName: 'Ågård' }), false);
  assert.equal(sameFirstAndLastName(registered, { firstName: 'Anne', lastName: 'Ørsted' }), false);
  assert.ok(
    sameFirstAndLastName({ firstName: 'Liam', lastName: 'O’Brien' }, { firstName: 'Liam', lastName: "O'Brien" }),
  );
});

test('a missing name is the same as nobody’s', () => {
  const nobody = { firstName: ' ', lastName: '-' };
  assert.equal(sameFirstAndLastName(nobody, nobody), false);
});

test('comparing names is symmetric, and a name is the same as itself in any spelling', () => {
  fc.assert(
    fc.property(word, word, word, (first, middle, last) => {
      const short = { firstName: first, lastName: last };
      const long = { firstName: `${first} ${middle}`.toUpperCase(), lastName: `${middle}-${last}` };
      assert.ok(sameFirstAndLastName(short, long));
      assert.ok(sameFirstAndLastName(long, short));
    }),
  );
});
